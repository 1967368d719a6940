package dev.signalbox.sync;

import dev.signalbox.aws.lambda.Log;
import dev.signalbox.core.CountingIds;
import dev.signalbox.core.ManualClock;
import dev.signalbox.core.Samples;
import dev.signalbox.core.connection.ConnectionId;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.Note;
import dev.signalbox.core.psa.Page;
import dev.signalbox.core.psa.PickValue;
import dev.signalbox.core.psa.PsaFault;
import dev.signalbox.core.psa.PsaRecord;
import dev.signalbox.core.psa.Purpose;
import dev.signalbox.core.psa.Slice;
import dev.signalbox.core.psa.Ticket;
import dev.signalbox.core.psa.TicketFields;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.psa.TimeEntry;
import dev.signalbox.core.settings.MemorySettingsStore;
import dev.signalbox.core.signal.MemoryDirectoryStore;
import dev.signalbox.core.signal.MemorySignalStore;
import dev.signalbox.core.signal.SignalStatus;
import dev.signalbox.core.signal.SignalStore;
import dev.signalbox.core.signal.StatusMap;
import dev.signalbox.core.signal.Story;
import dev.signalbox.core.signal.Tickets;
import dev.signalbox.core.sync.MemoryRunStore;
import dev.signalbox.core.sync.RunId;
import dev.signalbox.core.sync.RunStore;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.task.MemoryTaskQueue;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.tenant.TenantId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A PSA of plain maps and our copy of it in memory, for promises that need many runs. It knows the
/// grammar of a reader and nothing of a vendor.
final class PaperDesk implements ReadOnlyPsa {

  /// Thrown where a worker is killed.
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  static final ConnectionRef REF =
      new ConnectionRef(new TenantId("paper"), new ConnectionId("desk"));

  final ManualClock clock = new ManualClock(Instant.parse("2026-06-01T08:00:00Z"));
  final Map<Entity, TreeMap<Long, PsaRecord>> psa = new EnumMap<>(Entity.class);
  private final MemoryPorts memory = new MemoryPorts(REF);
  final MemorySettingsStore settings = memory.settings;
  final MemoryTaskQueue queue = memory.queue;
  final MemoryDirectoryStore directory = new MemoryDirectoryStore();
  final CountingIds ids = new CountingIds();
  final List<String> lines = new ArrayList<>();
  SignalStore signals = new MemorySignalStore();
  RunStore runs = new MemoryRunStore();

  /// How long a request takes.
  Duration latency = Duration.ZERO;

  /// What the PSA does not show, in lists or by id.
  Predicate<PsaRecord> hidden = _ -> false;

  /// What the PSA does not show in lists.
  Predicate<PsaRecord> skipped = _ -> false;

  /// Which request fails, counted from one; 0 for none.
  int failing;

  /// What the failing request throws; null to be killed by it.
  @Nullable PsaFault fault;

  /// What a request has to get past.
  Runnable gate = () -> {};

  int reads;
  int counts;

  /// What pages were asked for, in order.
  final List<Question> asked = new ArrayList<>();

  Lanes lanes = new OneLane();

  /// The most records on a page.
  int page = PAGE;

  PaperDesk() {
    for (Entity entity : Entity.values()) {
      psa.put(entity, new TreeMap<>());
    }
    settings.saveStatuses(
        REF,
        new StatusMap(
            Map.of(
                Tickets.NEW, SignalStatus.NEW,
                Tickets.IN_PROGRESS, SignalStatus.ACTIVE,
                Tickets.RESOLVED, SignalStatus.RESOLVED,
                Tickets.COMPLETE, SignalStatus.CLOSED)),
        0);
  }

  /// A desk of so many open tickets, each with two notes and a time entry.
  static PaperDesk with(int tickets) {
    PaperDesk desk = new PaperDesk();
    for (long id = 1; id <= 5; id++) {
      desk.put(Samples.company(id, "Company " + id, Tickets.CREATED));
    }
    for (long id = 1; id <= tickets; id++) {
      desk.put(Tickets.ticket(id));
      desk.put(note(2 * id, id, "First", Tickets.CREATED));
      desk.put(note(2 * id + 1, id, "Second", Tickets.CREATED));
      desk.put(time(id, id, Tickets.CREATED));
    }
    return desk;
  }

  static Note note(long id, long ticket, String text, Instant at) {
    return Samples.note(id, ticket, text, at);
  }

  static TimeEntry time(long id, long ticket, Instant at) {
    return new TimeEntry(
        id, new TicketId(ticket), null, null, null, BigDecimal.ONE, "Work", "", at, at);
  }

  void put(PsaRecord record) {
    psa.get(record.entity()).put(record.recordId(), record);
  }

  Ticket ticket(long id) {
    return (Ticket) psa.get(Entity.TICKET).get(id);
  }

  /// Deletes a ticket with all that it has.
  void delete(long ticket) {
    psa.get(Entity.TICKET).remove(ticket);
    for (Entity entity : List.of(Entity.NOTE, Entity.TIME_ENTRY)) {
      psa.get(entity).values().removeIf(record -> ticketOf(record) == ticket);
    }
  }

  static long ticketOf(PsaRecord record) {
    return switch (record) {
      case Note note -> note.ticket().value();
      case TimeEntry time -> time.ticket().value();
      default -> -1;
    };
  }

  private Assembly function() {
    return memory.with(
        new MemoryPorts.Own(
            signals, directory, runs, this, lanes, ids, clock, new Log("sync", lines::add)));
  }

  RunSync running() {
    return function().runs();
  }

  /// Works hints as one batch.
  void refresh(Message... hints) {
    Assembly function = function();
    RefreshSignals.Refreshed _ =
        function
            .refresh()
            .refresh(
                function.opening().open(REF, Purpose.REFRESH).orElseThrow(), List.of(hints));
  }

  /// Everything in order, one thing at a time.
  static final class OneLane implements Lanes {
    @Override
    public <T, R> List<R> each(int atOnce, List<T> things, Function<T, R> work) {
      return things.stream().map(work).toList();
    }
  }

  Message begin(SyncRun.Mode mode) {
    SyncRun run =
        SyncRun.queued(
            new RunId(ids.next()),
            REF,
            mode,
            SyncRun.Origin.MANUAL,
            "scope" + ids.next(),
            clock.instant(),
            "cause");
    runs.begin(run, Duration.ofMinutes(2));
    return Message.first(new Task.RunStep(REF, run.id(), 0), "cause", clock.instant());
  }

  /// Works a run until it has ended or is held.
  SyncRun finish(Message first) {
    Task.RunStep step = (Task.RunStep) first.task();
    List<Message> due = List.of(first);
    while (!due.isEmpty()) {
      for (Message message : due) {
        Instant notBefore = message.notBefore();
        if (notBefore != null && notBefore.isAfter(clock.instant())) {
          clock.set(notBefore);
        }
        running().work(message, (Task.RunStep) message.task());
      }
      due =
          queue.take().stream().filter(message -> message.task() instanceof Task.RunStep).toList();
    }
    return runs.find(REF, step.run()).orElseThrow();
  }

  SyncRun sync(SyncRun.Mode mode) {
    SyncRun run = finish(begin(mode));
    clock.pass(Duration.ofSeconds(1));
    return run;
  }

  /// Lets a held run go on, as an admin does.
  SyncRun release(SyncRun held) {
    SyncRun going = held.goingOn();
    if (!runs.advance(going, held.step())) {
      throw new AssertionError("The run went on by itself: " + held);
    }
    return finish(
        Message.first(new Task.RunStep(REF, going.id(), going.step()), "cause", clock.instant()));
  }

  /// What we hold in scope: each ticket with its notes and time entries, as text.
  Map<Long, String> digest() {
    Map<Long, String> digest = new TreeMap<>();
    String after = "";
    do {
      var page = signals.listIds(REF, after, 500);
      page.ids()
          .forEach(id -> digest.put(id.value(), digest(signals.story(REF, id).orElseThrow())));
      after = page.next();
    } while (!after.isEmpty());
    return digest;
  }

  private static String digest(Story story) {
    return story.signal().ticket()
        + " "
        + story.signal().status()
        + " "
        + story.notes().stream().map(Object::toString).sorted().toList()
        + " "
        + story.timeEntries().stream().map(Object::toString).sorted().toList();
  }

  @Override
  public Page read(Entity entity, Slice slice, long afterId) {
    gate.run();
    reads++;
    asked.add(new Question(entity, slice, afterId));
    clock.pass(latency);
    if (reads == failing) {
      if (fault != null) {
        throw fault;
      }
      throw new Killed();
    }
    boolean byId = slice instanceof Slice.ByIds;
    List<PsaRecord> records =
        psa.get(entity).tailMap(afterId, false).values().stream()
            .filter(record -> isIn(slice, record))
            .filter(hidden.negate())
            .filter(record -> byId || !skipped.test(record))
            .limit(page)
            .toList();
    return new Page(records, records.size() < page, clock.instant(), clock.instant());
  }

  @Override
  public long count(Entity entity, Slice slice) {
    gate.run();
    counts++;
    clock.pass(latency);
    return psa.get(entity).values().stream().filter(record -> isIn(slice, record)).count();
  }

  private static boolean isIn(Slice slice, PsaRecord record) {
    return switch (slice) {
      case Slice.Everything() -> true;
      case Slice.ByIds(Set<Long> ids) -> ids.contains(record.recordId());
      case Slice.OfTickets(Set<Long> tickets) -> tickets.contains(ticketOf(record));
      case Slice.Standing(Set<Long> queues, Set<Long> statuses) ->
          record instanceof Ticket ticket
              && queues.contains(ticket.placement().queue())
              && statuses.contains(ticket.placement().status());
      case Slice.OfCompanies _, Slice.Matching _ -> throw new UnsupportedOperationException();
      case Slice.UpTo(Slice of, long id) -> record.recordId() <= id && isIn(of, record);
      case Slice.ChangedSince(Instant since) -> !record.changedAt().isBefore(since);
    };
  }

  @Override
  public String query(Entity entity, Slice slice) {
    return entity + " " + slice;
  }

  @Override
  public Set<Long> queuesInUse(Set<Long> queues, Instant since) {
    return queues;
  }

  @Override
  public TicketFields ticketFields() {
    gate.run();
    List<PickValue> statuses = new ArrayList<>();
    Map<Long, String> labels = new HashMap<>();
    labels.put(Tickets.NEW, "New");
    labels.put(Tickets.IN_PROGRESS, "In Progress");
    labels.put(Tickets.RESOLVED, "Resolved");
    labels.put(Tickets.COMPLETE, "Complete");
    labels.forEach((id, label) -> statuses.add(new PickValue(id, label, true, 1, null)));
    return new TicketFields(
        List.of(new PickValue(Tickets.QUEUE, "Help Desk", true, 1, null)),
        statuses,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  @Override
  public Set<Long> completeStatuses() {
    return Set.of(Tickets.COMPLETE);
  }
}
