package dev.signalbox.core.signal;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.PsaRecord;
import dev.signalbox.core.psa.TicketId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Keeps signals and their notes and time entries. Only the sync function writes here; what is owed
/// is also settled by triage.
public interface SignalStore {

  Optional<Signal> find(ConnectionRef ref, TicketId ticket);

  /// The signals of these tickets that we hold.
  Map<TicketId, Signal> findAll(ConnectionRef ref, Collection<TicketId> tickets);

  /// Writes a signal, and what it newly owes with it, if the stored one still has the given one's
  /// revision (0: there is none yet) and was not read later meanwhile, see [#touch]. False when
  /// somebody was faster; nothing is written then.
  boolean save(ConnectionRef ref, Signal signal, Optional<Owed> owed);

  /// A signal to write, and what it newly owes.
  record Saving(Signal signal, Optional<Owed> owed) {}

  /// Writes many signals of different tickets, each as [#save] does and as if alone, in as few
  /// requests as the store can. Answers the tickets for which somebody was faster.
  Set<TicketId> saveAll(ConnectionRef ref, List<Saving> savings);

  /// Moves the time of reading forward, without a condition on the revision; never back.
  void touch(ConnectionRef ref, TicketId ticket, Instant readAt);

  /// @param records that were written: new, or newer than what was held
  /// @param skipped how many are of tickets that we do not hold
  record SavedChildren(List<PsaRecord> records, int skipped) {

    public SavedChildren {
      records = List.copyOf(records);
    }

    public int written() {
      return records.size();
    }
  }

  /// A note or time entry with our clock before the request that brought it.
  record Child(PsaRecord record, Instant readAt) {}

  /// Writes notes and time entries, each only over an older one: by date of change, then by time of
  /// reading. An unchanged one costs no write. A child that moved to another ticket leaves its old
  /// place. Children of tickets that we do not hold are skipped; one that was read no later than it
  /// was found to be gone is not written, see [#removeChild].
  SavedChildren saveChildren(ConnectionRef ref, List<Child> children);

  /// Removes a note or time entry that the PSA did not show when it was asked, and remembers that
  /// for a week, also of one that we did not hold: whatever was read before does not come back. One
  /// that was read later stays. False when none was removed.
  boolean removeChild(ConnectionRef ref, Entity entity, long id, Instant askedAt);

  /// Which ticket a note or time entry was last seen under.
  Optional<TicketId> parentOf(ConnectionRef ref, Entity entity, long id);

  /// Ids of the notes or time entries of these tickets that we hold.
  Set<Long> childIds(ConnectionRef ref, Entity entity, Collection<TicketId> tickets);

  /// Puts in order what a kill or a race may have left of notes or time entries that [#childIds]
  /// named for these tickets and that the PSA did not show there: what could not be removed by its
  /// id can be from now on, and what stands under another ticket by now is removed. Answers the ids
  /// of the latter.
  Set<Long> mendChildren(
      ConnectionRef ref, Entity entity, Collection<TicketId> tickets, Collection<Long> ids);

  /// How many tickets, notes or time entries we hold, whether or not they are in scope.
  long count(ConnectionRef ref, Entity entity);

  /// Removes some of the tickets that we hold, at most so many, with their notes and time entries
  /// and what they owe. Verdicts and writes stay, and so does how often each ticket entered a
  /// phase: it is not judged twice when it comes back. Answers how many were removed; 0 when none
  /// is left.
  int clear(ConnectionRef ref, int limit);

  /// How often tickets that were cleared had entered each phase.
  Map<TicketId, Signal.Entries> pastEntries(ConnectionRef ref, Collection<TicketId> tickets);

  /// Ids of the tickets that we hold and that are in scope, by ascending id within an order of the
  /// store's own.
  ///
  /// @param after where the page before ended; empty for the first
  default TicketIds listIds(ConnectionRef ref, String after, int limit) {
    return listIds(ref, Part.ALL, after, limit);
  }

  /// The same of a part of them, so that two can be walked side by side.
  TicketIds listIds(ConnectionRef ref, Part part, String after, int limit);

  /// A part of all tickets. A ticket never changes its half, and both are about equally large.
  enum Part {
    ALL,
    ONE_HALF,
    OTHER_HALF
  }

  /// Like [#listIds], but of all tickets that we hold, whether or not they are in scope.
  TicketIds listHeld(ConnectionRef ref, String after, int limit);

  /// A page of ticket ids.
  ///
  /// @param next where the next page begins; empty after the last
  record TicketIds(List<TicketId> ids, String next) {}

  /// The signal with all its notes, time entries and verdicts.
  Optional<Story> story(ConnectionRef ref, TicketId ticket);

  /// The tickets linked under a parent.
  List<Signal> children(ConnectionRef ref, TicketId parent);

  /// A page of signals, latest activity first. Nothing is shown twice in a pass.
  ///
  /// @throws IllegalArgumentException when the cursor is not one of this list and filter
  SignalPage list(SignalQuery query);

  /// How many open signals in scope each queue has; none where there are none.
  Map<Long, Long> openByQueue(ConnectionRef ref);

  /// What a signal owes and has not been paid, given up or not.
  List<Owed> owed(ConnectionRef ref, TicketId ticket);

  /// What is overdue anywhere, oldest first; not what was given up.
  List<Owed> overdue(Instant now, int limit);

  /// Counts one more send and moves the time at which it is overdue again; false when it was paid
  /// or replaced meanwhile.
  boolean defer(Owed owed, Instant dueAt);

  /// Forgets what is owed once it is paid, if it is still the same entry.
  boolean settle(Owed owed);
}
