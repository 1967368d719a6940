package dev.signalbox.sync;

import dev.signalbox.aws.lambda.Log;
import dev.signalbox.core.CountingIds;
import dev.signalbox.core.Samples;
import dev.signalbox.core.connection.ConnectionId;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Note;
import dev.signalbox.core.psa.Purpose;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.psa.TimeEntry;
import dev.signalbox.core.settings.MemorySettingsStore;
import dev.signalbox.core.signal.DirectoryStore;
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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// A PSA of plain maps and our copy of it in memory, for promises that need many runs.
final class PaperDesk extends PaperPsa {

  static final ConnectionRef REF =
      new ConnectionRef(new TenantId("paper"), new ConnectionId("desk"));

  private final MemoryPorts memory = new MemoryPorts(REF, clock.instant());
  final MemorySettingsStore settings = memory.settings;
  final MemoryTaskQueue queue = memory.queue;
  DirectoryStore directory = new MemoryDirectoryStore();
  final CountingIds ids = new CountingIds();
  final List<String> lines = new ArrayList<>();
  SignalStore signals = new MemorySignalStore();
  RunStore runs = new MemoryRunStore();

  Lanes lanes = new OneLane();

  PaperDesk() {
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

  private Assembly function() {
    return memory.with(
        new MemoryPorts.Own(
            signals, directory, runs, this, lanes, ids, clock, new Log("sync", lines::add)));
  }

  RunSync running() {
    return function().runs();
  }

  /// Starts what is due, as the schedule does every two minutes.
  void schedule() {
    Message origin = Message.first(new Task.StartScheduledRuns(), "schedule", clock.instant());
    int _ = function().schedule().start(origin);
  }

  /// Works hints as one batch.
  void refresh(Message... hints) {
    Assembly function = function();
    RefreshSignals.Refreshed _ =
        function
            .refresh()
            .refresh(function.opening().open(REF, Purpose.REFRESH).orElseThrow(), List.of(hints));
  }

  /// Works hints as they come off the queue.
  void work(Message... hints) {
    WorkHints.Outcome outcome = function().hints().work(REF, List.of(hints));
    if (outcome != WorkHints.Outcome.DONE) {
      throw new AssertionError("The hints came to " + outcome + ".");
    }
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
}
