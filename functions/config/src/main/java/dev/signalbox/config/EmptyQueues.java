package dev.signalbox.config;

import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.CompanyId;
import dev.signalbox.core.psa.Condition;
import dev.signalbox.core.psa.Condition.Field;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.PickValue;
import dev.signalbox.core.psa.PsaFault;
import dev.signalbox.core.psa.PsaReader;
import dev.signalbox.core.psa.PsaRecord;
import dev.signalbox.core.psa.Slice;
import dev.signalbox.core.psa.Ticket;
import dev.signalbox.core.psa.TicketFields;
import dev.signalbox.core.settings.SettingsStore;
import dev.signalbox.core.signal.DirectoryStore;
import dev.signalbox.core.signal.Scope;
import dev.signalbox.core.signal.ScopeRules;
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
    /// The PSA itself takes all of them for complete.
    COMPLETE("status", "All tickets of the queue are complete in the PSA."),
    STATUS(
        "status", "All open tickets of the queue are in a status that is closed here or excluded."),
    COMPANY("companyFilter", "No ticket of the queue is of a company that the filters select."),
    CLASSIFICATION(
        "classification", "No ticket of the queue is of a company of a chosen classification."),
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

  /// Of so many companies is it told which rule keeps them out.
  private static final int MOST_COMPANIES = 50;

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

  /// The selected queues that are empty, as many as are explained. None before the first sync has
  /// ended.
  List<Long> empty(Connection connection) {
    return connection.judgeFrom() == null
        ? List.of()
        : tickets(connection.ref()).entrySet().stream()
            .filter(it -> it.getValue() == 0)
            .map(Map.Entry::getKey)
            .limit(MOST_EXPLAINED)
            .toList();
  }

  /// Why each of them is.
  Map<Long, Reason> reasons(Connection connection) {
    Map<Long, Reason> reasons = new TreeMap<>();
    for (long queue : empty(connection)) {
      reasons.put(queue, psa.read(connection, reader -> reason(connection.ref(), reader, queue)));
    }
    return reasons;
  }

  /// Why one of them is.
  Reason reason(ConnectionRef ref, PsaReader reader, long queue) {
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
    Set<Long> incomplete = incomplete(ref, reader);
    if (incomplete.isEmpty() || count(reader, with(conditions, incomplete)) == 0) {
      return Reason.COMPLETE;
    }
    Set<Long> open = openStatuses(ref, reader, scope);
    return open.isEmpty() ? Reason.STATUS : afterStatus(ref, reader, scope, with(conditions, open));
  }

  private static List<Condition> with(List<Condition> conditions, Set<Long> statuses) {
    List<Condition> all = new ArrayList<>(conditions);
    all.add(Condition.in(Field.TICKET_STATUS, statuses));
    return all;
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
    Set<Long> companies = companies(open);
    return scope.rules().choosesCompanies()
            && directory.findAll(ref, Entity.COMPANY, companies).isEmpty()
        ? byCompany(reader, scope.rules(), companies)
        : Reason.NOT_SYNCED;
  }

  private static Set<Long> companies(List<PsaRecord> tickets) {
    return tickets.stream()
        .flatMap(ticket -> Optional.ofNullable(((Ticket) ticket).parties().company()).stream())
        .map(CompanyId::value)
        .collect(Collectors.toSet());
  }

  /// Filters come before classifications.
  private static Reason byCompany(PsaReader reader, ScopeRules rules, Set<Long> companies) {
    if (rules.classifications().isEmpty() || companies.isEmpty()) {
      return Reason.COMPANY;
    }
    Set<Long> some = companies.stream().limit(MOST_COMPANIES).collect(Collectors.toSet());
    Slice selected = Slice.matching(new Slice.ByIds(some), rules.companyFilters());
    return reader.count(Entity.COMPANY, selected) == 0 ? Reason.COMPANY : Reason.CLASSIFICATION;
  }

  /// A missing line of business hides all tickets and nothing else.
  private static boolean seesTickets(PsaReader reader) {
    return reader.count(Entity.TICKET, new Slice.Everything()) > 0
        || reader.count(Entity.COMPANY, new Slice.Everything()) == 0;
  }

  private Set<Long> incomplete(ConnectionRef ref, PsaReader reader) {
    Set<Long> complete = reader.completeStatuses();
    return settings.fields(ref).map(TicketFields::statuses).orElse(List.of()).stream()
        .map(PickValue::id)
        .filter(status -> !complete.contains(status))
        .collect(Collectors.toSet());
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
