package dev.signalbox.aws.dynamo;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.signal.Signal;
import dev.signalbox.core.signal.SignalStore.Saving;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Writes signals. Beside the signal stand its locator, which says whether it is in scope, and for
/// a linked ticket a mark under its parent. A change that leaves scope and parent alone and neither
/// closes nor re-opens the ticket, the usual one, is a single conditional write; any other is a
/// transaction.
final class SignalWriter {

  /// BOOL, of a locator: whether the ticket is in scope.
  static final String IN_SCOPE = "inScope";

  /// DynamoDB takes 4 MB in a transaction.
  private static final int MOST_BYTES = 2_500_000;

  private final Table table;
  private final @Nullable Retention retention;
  private final BesideSignals beside;

  /// Months that are known to be noted.
  private final Set<SignalLanes.Month> noted = ConcurrentHashMap.newKeySet();

  /// @param retention null keeps closed signals for good
  SignalWriter(Table table, @Nullable Retention retention) {
    this.table = table;
    this.retention = retention;
    this.beside = new BesideSignals(table);
  }

  boolean save(ConnectionRef ref, Saving saving) {
    note(ref, List.of(saving));
    return saveNoted(ref, saving);
  }

  private boolean saveNoted(ConnectionRef ref, Saving saving) {
    List<Write> writes = writes(ref, saving);
    List<Refused> refused =
        writes.size() == 1
            ? table.write(writes.getFirst()).stream().toList()
            : table.transact(writes);
    if (refused.isEmpty()) {
      return true;
    }
    Optional<Item> held =
        refused.stream().filter(it -> it.index() == 0).findFirst().flatMap(Refused::held);
    return held.isPresent()
        && isUnchanged(held.get(), saving.signal())
        && move(ref, saving, held.get());
  }

  Set<TicketId> saveAll(ConnectionRef ref, List<Saving> savings) {
    note(ref, savings);
    Set<TicketId> refused = new HashSet<>();
    SideBySide.map(bundles(ref, savings), bundle -> saveBundle(ref, bundle))
        .forEach(refused::addAll);
    return refused;
  }

  /// Some savings and all their writes.
  private record Bundle(List<Saving> savings, List<Write> writes) {}

  /// Single writes go alone, since a transaction costs twice; the others are put together.
  private List<Bundle> bundles(ConnectionRef ref, List<Saving> savings) {
    List<Bundle> bundles = new ArrayList<>();
    Bundle open = new Bundle(new ArrayList<>(), new ArrayList<>());
    int bytes = 0;
    for (Saving saving : savings) {
      List<Write> writes = writes(ref, saving);
      int size = SignalItems.fields(ref, saving.signal()).size();
      if (writes.size() == 1) {
        bundles.add(new Bundle(List.of(saving), writes));
        continue;
      }
      boolean full = open.writes().size() + writes.size() > Transaction.MOST_WRITES;
      if (full || bytes + size > MOST_BYTES) {
        bundles.add(open);
        open = new Bundle(new ArrayList<>(), new ArrayList<>());
        bytes = 0;
      }
      open.savings().add(saving);
      open.writes().addAll(writes);
      bytes += size;
    }
    if (!open.savings().isEmpty()) {
      bundles.add(open);
    }
    return bundles;
  }

  /// Where one of a bundle lost a race, each goes alone.
  private Set<TicketId> saveBundle(ConnectionRef ref, Bundle bundle) {
    Set<TicketId> refused = new HashSet<>();
    if (bundle.savings().size() > 1 && table.transact(bundle.writes()).isEmpty()) {
      return refused;
    }
    for (Saving saving : bundle.savings()) {
      if (!saveNoted(ref, saving)) {
        refused.add(saving.signal().ticket().id());
      }
    }
    return refused;
  }

  void touch(ConnectionRef ref, TicketId ticket, Instant readAt) {
    Expression later = Expression.of("#readAt<:read").with("read", readAt);
    Expression move = Expression.of("SET #readAt=:to").with("to", readAt);
    var _ = table.write(new Write.Change(Keys.signal(ref, ticket), move, later));
  }

  /// The signal first. Refused when the stored one has another revision, was read later, or has
  /// another scope or parent, or turns from open to closed or back.
  private List<Write> writes(ConnectionRef ref, Saving saving) {
    Signal signal = saving.signal();
    List<Write> writes = new ArrayList<>();
    if (signal.revision() == 0) {
      writes.add(write(ref, signal, Expression.ABSENT, true));
      writes.add(locator(ref, signal, true));
      mark(ref, signal, true).ifPresent(writes::add);
    } else {
      writes.add(write(ref, signal, unchanged(signal).and(sameBesides(signal)), false));
    }
    saving.owed().ifPresent(owed -> writes.add(OwedItems.write(owed)));
    return writes;
  }

  /// Writes a signal whose scope or parent changed, or that was closed or re-opened: then what
  /// stands beside it begins or ceases to expire with it.
  private boolean move(ConnectionRef ref, Saving saving, Item held) {
    Signal signal = saving.signal();
    boolean turns = retention != null && Retention.turns(held, signal);
    List<Write> writes = movingWrites(ref, saving, held, turns);
    if (turns) {
      writes.addAll(beside.turning(ref, signal.ticket().id(), expiresAt(signal)));
    }
    boolean saved = table.transact(writes).isEmpty();
    if (saved && turns) {
      beside.follow(ref, signal.ticket().id());
    }
    return saved;
  }

  private @Nullable Long expiresAt(Signal signal) {
    return retention == null ? null : retention.expiresAt(signal);
  }

  private List<Write> movingWrites(ConnectionRef ref, Saving saving, Item held, boolean turns) {
    Signal signal = saving.signal();
    List<Write> writes = new ArrayList<>();
    writes.add(write(ref, signal, unchanged(signal).and(heldParent(held)), turns));
    writes.add(locator(ref, signal, turns));
    Long oldParent = held.findNumber(SignalItems.PARENT);
    Long newParent = SignalItems.parent(signal.ticket());
    if (oldParent != null && !oldParent.equals(newParent)) {
      writes.add(Write.remove(Keys.linked(ref, new TicketId(oldParent), signal.ticket().id())));
    }
    mark(ref, signal, turns).ifPresent(writes::add);
    saving.owed().ifPresent(owed -> writes.add(OwedItems.write(owed)));
    return writes;
  }

  /// @param turns whether it begins or ceases to expire; else that stays as it is
  private Write write(ConnectionRef ref, Signal signal, Expression condition, boolean turns) {
    return Write.change(
        Keys.signal(ref, signal.ticket().id()),
        expiring(SignalItems.fields(ref, signal), signal, turns),
        condition);
  }

  private Write locator(ConnectionRef ref, Signal signal, boolean turns) {
    Fields fields = new Fields().flag(IN_SCOPE, signal.inScope());
    return Write.change(
        Keys.locator(ref, Entity.TICKET, signal.ticket().recordId()),
        expiring(fields, signal, turns));
  }

  private Fields expiring(Fields fields, Signal signal, boolean turns) {
    return turns ? fields.optional(Retention.EXPIRES_AT, expiresAt(signal)) : fields;
  }

  private Optional<Write> mark(ConnectionRef ref, Signal signal, boolean turns) {
    Fields fields = new Fields().number(SignalItems.TICKET, signal.ticket().recordId());
    return Optional.ofNullable(signal.ticket().parent())
        .map(parent ->
            Write.change(
                Keys.linked(ref, parent, signal.ticket().id()), expiring(fields, signal, turns)));
  }

  private static Expression unchanged(Signal signal) {
    return Expression.of("#revision=:held AND #readAt<=:read")
        .with("held", signal.revision())
        .with("read", signal.readAt());
  }

  private static boolean isUnchanged(Item held, Signal signal) {
    return held.number(SignalItems.REVISION) == signal.revision()
        && !held.time(SignalItems.READ_AT).isAfter(signal.readAt());
  }

  private Expression sameBesides(Signal signal) {
    Expression sameScopeAndParent =
        Expression.of("#standing=:standing")
            .with("standing", signal.standing().word())
            .and(parentIs(SignalItems.parent(signal.ticket())));
    return retention == null ? sameScopeAndParent : sameScopeAndParent.and(Retention.same(signal));
  }

  private static Expression heldParent(Item held) {
    return parentIs(held.findNumber(SignalItems.PARENT));
  }

  private static Expression parentIs(@Nullable Long parent) {
    return parent == null
        ? Expression.of("attribute_not_exists(#parent)")
        : Expression.of("#parent=:parent").with("parent", parent);
  }

  /// Notes the months of these signals before they are written: a month that is noted and empty
  /// costs a query, one that is missing would hide signals.
  private void note(ConnectionRef ref, List<Saving> savings) {
    for (Saving saving : savings) {
      SignalLanes.month(ref, saving.signal())
          .filter(month -> !noted.contains(month))
          .ifPresent(this::note);
    }
  }

  private void note(SignalLanes.Month month) {
    Expression add =
        Expression.of("ADD #" + month.list() + " :month")
            .with("month", AttributeValue.fromSs(List.of(month.month())));
    var _ = table.write(new Write.Change(Keys.months(month.ref()), add, null));
    noted.add(month);
  }

  /// The months of a list, in no order.
  static List<String> months(Table table, ConnectionRef ref, String list) {
    return table
        .get(Keys.months(ref))
        .flatMap(item -> item.find(list))
        .map(AttributeValue::ss)
        .orElse(List.of());
  }
}
