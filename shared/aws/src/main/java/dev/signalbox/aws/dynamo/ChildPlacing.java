package dev.signalbox.aws.dynamo;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.signal.SignalStore.Child;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A note or time entry that was read, and how it stood in the table a moment ago. The record says
/// how new it is, the locator where it belongs. A record is written before its locator, so there is
/// one to find wherever a locator points; a record to which no locator points is a writer's that is
/// not done, or was killed, and whoever writes next goes on from there, or takes it away where a
/// tombstone stands instead.
///
/// @param ticket the locator of the ticket that it belongs to by now, if we hold that
/// @param locator its own or its tombstone, if there is one
/// @param here its record under that ticket, if there is one
/// @param there its record under another ticket, if the locator says another
record ChildPlacing(
    ConnectionRef ref,
    Child child,
    @Nullable Item ticket,
    @Nullable Item locator,
    @Nullable Item here,
    @Nullable Item there) {

  boolean isNew() {
    return locator == null && here == null;
  }

  boolean isElsewhere() {
    return ChildLocators.find(locator).filter(at -> !at.equals(ticketId())).isPresent();
  }

  /// Whether the PSA was asked no earlier than this was read, and did not show it.
  boolean isGone() {
    return Tombstone.covers(locator, child.readAt());
  }

  private boolean isLocatedHere() {
    return pointsHere(locator);
  }

  private boolean pointsHere(@Nullable Item locator) {
    return ChildLocators.find(locator).filter(ticketId()::equals).isPresent();
  }

  /// Whether nothing is to be written.
  boolean isSettled() {
    if (isGone()) {
      return !isLeftBehind();
    }
    if (isElsewhere()) {
      return !isNews(there) && here == null;
    }
    return isLocatedHere() && expiresRightly(locator) && !writesRecord();
  }

  /// Whether the record here was read before it was found to be gone, too. One that was read later
  /// is its writer's, who is about to lift the tombstone.
  private boolean isLeftBehind() {
    return here != null
        && (!ChildItems.hasVersion(here) || Tombstone.covers(locator, ChildItems.readAt(here)));
  }

  /// Whether nothing is left to be written after [#next].
  boolean isOneWrite() {
    return isLocatedHere() && expiresRightly(locator);
  }

  /// Whether [#next] writes the record, given that something is to be written.
  boolean writesRecord() {
    if (isGone()) {
      return false;
    }
    return isElsewhere() ? isNews(there) && isNews(here) : isNews(here) || !expiresRightly(here);
  }

  /// What is to be written next, all or nothing.
  List<Write> next() {
    if (isGone()) {
      return List.of(Write.remove(place(), sameAs(here)));
    }
    if (isElsewhere()) {
      return isNews(there) ? moving() : List.of(Write.remove(place(), sameAs(here)));
    }
    if (isNews(here)) {
      return List.of(Write.change(place(), fields(), sameAs(here)));
    }
    return List.of(expiresRightly(here) ? pointing() : expiring());
  }

  private Write pointing() {
    return Write.change(locatorKey(), locatorFields(), ChildLocators.sameAs(locator));
  }

  private Write expiring() {
    Fields fields = new Fields().optional(Retention.EXPIRES_AT, expiresAt());
    return Write.change(place(), fields, sameAs(here));
  }

  /// A record here that is as new stays: its writer did not come to the locator.
  private List<Write> moving() {
    List<Write> writes = new ArrayList<>();
    Item from = Objects.requireNonNull(locator);
    TicketId old = ChildLocators.ticketOf(from);
    writes.add(Write.change(locatorKey(), locatorFields(), ChildLocators.at(old)));
    writes.add(isNews(here) ? Write.change(place(), fields(), sameAs(here)) : expiring());
    if (there != null) {
      writes.add(Write.remove(there.key(), sameAs(there)));
    }
    return writes;
  }

  Write.PutItem record() {
    return new Write.PutItem(place(), fields(), Expression.ABSENT);
  }

  Write.PutItem newLocator() {
    return new Write.PutItem(locatorKey(), locatorFields(), Expression.ABSENT);
  }

  /// Whether the record here is this very reading.
  boolean isOurs() {
    return here != null
        && ChildItems.hasVersion(here)
        && ChildItems.hash(here).equals(child.record().contentHash())
        && ChildItems.changedAt(here).equals(child.record().changedAt())
        && ChildItems.readAt(here).equals(child.readAt());
  }

  /// Takes back what was written for a ticket that was cleared meanwhile.
  List<Write> withdrawal() {
    boolean pointsHere = isLocatedHere();
    if (!isOurs() && (here != null || !pointsHere)) {
      return List.of();
    }
    List<Write> writes = new ArrayList<>();
    writes.add(Write.remove(place(), sameAs(here)));
    if (pointsHere) {
      writes.add(Write.remove(locatorKey(), ChildLocators.at(ticketId())));
    }
    return writes;
  }

  /// What tells whether that which was written at once is done.
  Stream<Key> confirming() {
    Stream<Key> both = Stream.of(ticketKey(), place());
    return isNew() ? both : Stream.concat(both, Stream.of(locatorKey()));
  }

  /// It is not where the ticket was closed, re-opened or cleared meanwhile, where somebody removed
  /// a new record before its locator was there, or where the locator that was found was a tombstone
  /// by the time its record was looked for: locator and record are not read at one instant.
  boolean isDone(Map<Key, Item> byNow) {
    return expiresLike(byNow.get(ticketKey()))
        && byNow.containsKey(place())
        && (isNew() || pointsHere(byNow.get(locatorKey())));
  }

  /// Whether the ticket still expires, or still does not.
  private boolean expiresLike(@Nullable Item ticketByNow) {
    return ticketByNow != null
        && Retention.isAlike(ticketByNow.findNumber(Retention.EXPIRES_AT), expiresAt());
  }

  private boolean isNews(@Nullable Item record) {
    return record == null
        || !ChildItems.hasVersion(record)
        || Newness.of(
            child.record(),
            child.readAt(),
            ChildItems.changedAt(record),
            ChildItems.readAt(record),
            ChildItems.hash(record));
  }

  private boolean expiresRightly(@Nullable Item item) {
    return item != null && Retention.isAlike(item.findNumber(Retention.EXPIRES_AT), expiresAt());
  }

  private static Expression sameAs(@Nullable Item record) {
    return record == null ? Expression.ABSENT : ChildItems.sameAs(record);
  }

  private Fields fields() {
    return ChildItems.fields(child).optional(Retention.EXPIRES_AT, expiresAt());
  }

  private Fields locatorFields() {
    return ChildLocators.fields(ticketId(), expiresAt());
  }

  private @Nullable Long expiresAt() {
    return ticket == null ? null : ticket.findNumber(Retention.EXPIRES_AT);
  }

  TicketId ticketId() {
    return ChildItems.ticketOf(child.record());
  }

  Key place() {
    return Keys.child(ref, ticketId(), child.record().entity(), child.record().recordId());
  }

  Key locatorKey() {
    return Keys.locator(ref, child.record().entity(), child.record().recordId());
  }

  Key ticketKey() {
    return Keys.locator(ref, Entity.TICKET, ticketId().value());
  }
}
