package dev.signalbox.config;

import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.CompanyId;
import dev.signalbox.core.psa.Condition;
import dev.signalbox.core.psa.Condition.Field;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.PsaFault;
import dev.signalbox.core.psa.PsaReader;
import dev.signalbox.core.psa.PsaRecord;
import dev.signalbox.core.psa.Slice;
import dev.signalbox.core.psa.Ticket;
import dev.signalbox.core.settings.SettingsStore;
import dev.signalbox.core.signal.DirectoryStore;
import dev.signalbox.core.signal.Scope;
import dev.signalbox.core.signal.SignalStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Says of selected queues without tickets here which rule keeps their tickets out. Asks the PSA
/// how many there are, adding one rule after the other until none is left.
final class EmptyQueues {

  /// The first rule that leaves nothing of a queue.
  enum Reason {
    /// The PSA has none in it.
    NO_TICKETS("noTickets", "The queue has no tickets in the PSA."),
    /// The PSA shows no tickets at all, though it shows companies.
    PERMISSION(
        "permission",
        "The API user sees no tickets. Check its security level and its lines of business."),
    /// Tickets are switched off.
    ENTITY("entity", "Tickets are switched off in the scope."),
    CATEGORY("category", "No ticket of the queue is of a chosen category."),
    STATUS("status", "All tickets of the queue are closed or in an excluded status."),
    COMPANY("companyFilter", "No ticket of the queue is of a company that the filters select."),
    /// No rule: the next sync brings them.
    NOT_SYNCED("notSynced", "They are in scope and come with the next sync.");

    private final String word;
    private final String sentence;

    Reason(String word, String sentence) {
      this.word = word;
      this.sentence = sentence;
    }

    String word() {
      return word;
    }

    /// For people.
    String sentence() {
      return sentence;
    }
  }

  /// More empty queues than this are explained when these are not empty any more.
  private static final int MOST_EXPLAINED = 5;

  private final LivePsa psa;
  private final SettingsStore settings;
  private final SignalStore signals;
  private final DirectoryStore directory;

  EmptyQueues(LivePsa psa, SettingsStore settings, SignalStore signals, DirectoryStore directory) {
    this.psa = psa;
    this.settings = settings;
    this.signals = signals;
    this.directory = directory;
  }

  /// How many open tickets we hold of each selected queue.
  Map<Long, Long> tickets(ConnectionRef ref) {
    Map<Long, Long> held = signals.openByQueue(ref);
    Map<Long, Long> counts = new TreeMap<>();
    settings
        .queues(ref)
        .value()
        .queues()
        .forEach(queue -> counts.put(queue, held.getOrDefault(queue, 0L)));
    return counts;
  }

  /// Why each of the selected queues is empty that are. Nothing before the first sync has ended.
  Map<Long, Reason> reasons(Connection connection) {
    if (connection.judgeFrom() == null) {
      return Map.of();
    }
    List<Long> empty =
        tickets(connection.ref()).entrySet().stream()
            .filter(it -> it.getValue() == 0)
            .map(Map.Entry::getKey)
            .limit(MOST_EXPLAINED)
            .toList();
    Map<Long, Reason> reasons = new TreeMap<>();
    for (long queue : empty) {
      reasons.put(queue, psa.read(connection, reader -> reason(connection.ref(), reader, queue)));
    }
    return reasons;
  }

  private Reason reason(ConnectionRef ref, PsaReader reader, long queue) {
    Scope scope = new Scope(settings.queues(ref).value(), settings.scope(ref).value());
    if (!scope.reads(Entity.TICKET)) {
      return Reason.ENTITY;
    }
    List<Condition> conditions = new ArrayList<>();
    conditions.add(Condition.in(Field.TICKET_QUEUE, Set.of(queue)));
    try {
      if (count(reader, conditions) == 0) {
        return seesTickets(reader) ? Reason.NO_TICKETS : Reason.PERMISSION;
      }
    } catch (PsaFault fault) {
      if (fault.kind() == PsaFault.Kind.FORBIDDEN) {
        return Reason.PERMISSION;
      }
      throw fault;
    }
    conditions.addAll(scope.conditions(Entity.TICKET));
    if (count(reader, conditions) == 0) {
      return Reason.CATEGORY;
    }
    Set<Long> open = openStatuses(ref, reader, scope);
    if (open.isEmpty()) {
      return Reason.STATUS;
    }
    conditions.add(Condition.in(Field.TICKET_STATUS, open));
    return afterStatus(ref, reader, scope, conditions);
  }

  private Reason afterStatus(
      ConnectionRef ref, PsaReader reader, Scope scope, List<Condition> conditions) {
    List<PsaRecord> open =
        reader
            .read(Entity.TICKET, Slice.matching(new Slice.Everything(), conditions), -1)
            .records();
    if (open.isEmpty()) {
      return Reason.STATUS;
    }
    return scope.rules().choosesCompanies() && noneOfACopiedCompany(ref, open)
        ? Reason.COMPANY
        : Reason.NOT_SYNCED;
  }

  private boolean noneOfACopiedCompany(ConnectionRef ref, List<PsaRecord> tickets) {
    Set<Long> companies =
        tickets.stream()
            .flatMap(ticket -> Optional.ofNullable(((Ticket) ticket).parties().company()).stream())
            .map(CompanyId::value)
            .collect(Collectors.toSet());
    return directory.findAll(ref, Entity.COMPANY, companies).isEmpty();
  }

  /// A missing line of business hides all tickets and nothing else.
  private static boolean seesTickets(PsaReader reader) {
    return reader.count(Entity.TICKET, new Slice.Everything()) > 0
        || reader.count(Entity.COMPANY, new Slice.Everything()) == 0;
  }

  private Set<Long> openStatuses(ConnectionRef ref, PsaReader reader, Scope scope) {
    return settings
        .fields(ref)
        .map(fields ->
            scope.openStatuses(settings.statuses(ref).value(), fields, reader.completeStatuses()))
        .orElse(Set.of());
  }

  private static long count(PsaReader reader, List<Condition> conditions) {
    return reader.count(
        Entity.TICKET, Slice.matching(new Slice.Everything(), List.copyOf(conditions)));
  }
}
