package dev.signalbox.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.aws.lambda.Log;
import dev.signalbox.core.CountingIds;
import dev.signalbox.core.ManualClock;
import dev.signalbox.core.Samples;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.Page;
import dev.signalbox.core.psa.PickValue;
import dev.signalbox.core.psa.PsaRecord;
import dev.signalbox.core.psa.Slice;
import dev.signalbox.core.psa.TicketFields;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.signal.DirectoryStore;
import dev.signalbox.core.signal.SignalStore;
import dev.signalbox.core.signal.Tickets;
import dev.signalbox.core.sync.MemoryRunStore;
import dev.signalbox.core.sync.RunId;
import dev.signalbox.core.sync.RunStore;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What a run keeps in memory, over a PSA that makes its records up as they are asked for and
/// stores that keep none.
class RunHeapTest {

  private static final ConnectionRef REF = Samples.ref(Samples.newTenant());
  private static final int NOTES_PER_TICKET = 2;

  /// A ticket with its notes takes some hundred bytes; what other tests left behind may come and
  /// go.
  private static final double BYTES_A_TICKET = 60;

  @Test
  void aRunOver50000TicketsKeepsNoMoreThanOneOver1000() {
    assertThat(keptPerTicket(List::of)).isLessThan(BYTES_A_TICKET);
  }

  /// Negative control: a run that remembered what it read would be seen.
  @Test
  void rememberingWhatWasReadWouldBeSeen() {
    List<PsaRecord> kept = new ArrayList<>();

    assertThat(keptPerTicket(() -> kept)).isGreaterThan(BYTES_A_TICKET);
    assertThat(kept).isNotEmpty();
  }

  /// By how much the heap of a large run is larger than that of a small one, for each ticket more.
  private static double keptPerTicket(Supplier<List<PsaRecord>> kept) {
    heapOfRun(1_000, List::of);
    long small = heapOfRun(1_000, kept);
    long large = heapOfRun(50_000, kept);
    System.out.printf("live heap: %d kB at 1,000, %d kB at 50,000%n", small / 1024, large / 1024);
    return (large - small) / 49_000.0;
  }

  /// The most live heap seen at any checkpoint of a run, in bytes.
  private static long heapOfRun(int tickets, Supplier<List<PsaRecord>> kept) {
    ManualClock clock = new ManualClock(Tickets.CREATED);
    MemoryPorts world = new MemoryPorts(REF, Samples.NOON);
    long[] most = {0};
    int[] checkpoints = {0};
    RunStore memory = new MemoryRunStore();
    RunStore runs =
        (RunStore)
            Proxy.newProxyInstance(
                RunStore.class.getClassLoader(),
                new Class<?>[] {RunStore.class},
                (_, method, arguments) -> {
                  if (method.getName().equals("advance") && checkpoints[0]++ % 20 == 0) {
                    most[0] = Math.max(most[0], liveHeap());
                  }
                  return method.invoke(memory, arguments);
                });
    RunSync sync =
        world
            .with(
                new MemoryPorts.Own(
                    forgetfulSignals(tickets),
                    forgetful(DirectoryStore.class),
                    runs,
                    new MadeUp(tickets, kept.get(), clock),
                    new ThreadLanes(),
                    new CountingIds(),
                    clock,
                    new Log("sync", _ -> {})))
            .runs();
    SyncRun run = run(clock.instant());
    runs.begin(run, Duration.ofMinutes(2));
    Task.RunStep step = new Task.RunStep(REF, run.id(), 0);
    sync.work(Message.first(step, "cause", clock.instant()), step);
    assertThat(runs.find(REF, run.id())).map(SyncRun::state).hasValue(SyncRun.State.FINISHED);
    return most[0];
  }

  private static SyncRun run(Instant now) {
    return SyncRun.queued(
        new RunId("r" + now.getEpochSecond()),
        REF,
        SyncRun.Mode.FULL,
        SyncRun.Origin.MANUAL,
        "scope",
        now,
        "cause");
  }

  private static long liveHeap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  @SuppressWarnings("unchecked")
  private static <T> T forgetful(Class<T> store) {
    return (T)
        Proxy.newProxyInstance(
            store.getClassLoader(),
            new Class<?>[] {store},
            (_, method, arguments) ->
                method.getName().equals("save") ? ((List<?>) arguments[1]).size() : null);
  }

  private static SignalStore forgetfulSignals(int tickets) {
    return (SignalStore)
        Proxy.newProxyInstance(
            SignalStore.class.getClassLoader(),
            new Class<?>[] {SignalStore.class},
            (_, method, arguments) ->
                switch (method.getName()) {
                  case "findAll", "pastEntries" -> Map.of();
                  case "saveAll" -> Set.of();
                  case "saveChildren" -> saved((List<?>) arguments[1]);
                  case "listIds" -> ids(arguments, tickets);
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private static SignalStore.SavedChildren saved(List<?> children) {
    return new SignalStore.SavedChildren(
        children.stream().map(child -> ((SignalStore.Child) child).record()).toList(), 0);
  }

  /// @param arguments connection, part if it is not all, place and limit
  private static SignalStore.TicketIds ids(Object[] arguments, int tickets) {
    Object part = arguments.length == 4 ? arguments[1] : SignalStore.Part.ALL;
    String after = (String) arguments[arguments.length - 2];
    int limit = (int) arguments[arguments.length - 1];
    long middle = tickets / 2;
    long last = part == SignalStore.Part.ONE_HALF ? middle : tickets;
    long first = part == SignalStore.Part.OTHER_HALF ? middle + 1 : 1;
    long from = after.isEmpty() ? first : Long.parseLong(after) + 1;
    long to = Math.min(last, from + limit - 1);
    return new SignalStore.TicketIds(
        LongStream.rangeClosed(from, to).mapToObj(TicketId::new).toList(),
        to == last ? "" : Long.toString(to));
  }

  /// A PSA whose records are made up as they are asked for.
  private record MadeUp(int tickets, List<PsaRecord> kept, ManualClock clock)
      implements ReadOnlyPsa {

    @Override
    public long count(Entity entity, Slice slice) {
      return switch (entity) {
        case TICKET -> tickets;
        case NOTE ->
            slice instanceof Slice.OfTickets(Set<Long> these)
                ? (long) these.size() * NOTES_PER_TICKET
                : 10L * tickets * NOTES_PER_TICKET;
        default -> 0;
      };
    }

    @Override
    public String query(Entity entity, Slice slice) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Set<Long> queuesInUse(Set<Long> queues, Instant since) {
      throw new UnsupportedOperationException();
    }

    @Override
    public TicketFields ticketFields() {
      PickValue value = new PickValue(Tickets.NEW, "New", true, 1, null);
      return new TicketFields(
          List.of(new PickValue(Tickets.QUEUE, "Help Desk", true, 1, null)),
          List.of(value),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of());
    }

    /// Takes some time, so that pages are read ahead.
    @Override
    public Page read(Entity entity, Slice slice, long afterId) {
      clock.pass(Duration.ofMillis(10));
      List<PsaRecord> records =
          switch (entity) {
            case TICKET ->
                LongStream.rangeClosed(afterId < 0 ? 1 : afterId + 1, last(slice))
                    .limit(PAGE)
                    .<PsaRecord>mapToObj(Tickets::ticket)
                    .toList();
            case NOTE -> notes((Slice.OfTickets) slice, afterId);
            default -> List.of();
          };
      if (kept instanceof ArrayList) {
        kept.addAll(records);
      }
      return new Page(records, records.size() < PAGE, clock.instant(), clock.instant());
    }

    private long last(Slice slice) {
      return slice instanceof Slice.UpTo(_, long id) ? Math.min(id, tickets) : tickets;
    }

    private static List<PsaRecord> notes(Slice.OfTickets slice, long afterId) {
      return slice.tickets().stream()
          .sorted()
          .flatMap(ticket ->
              LongStream.range(0, NOTES_PER_TICKET)
                  .filter(i -> ticket * NOTES_PER_TICKET + i > afterId)
                  .<PsaRecord>mapToObj(i ->
                      Samples.note(
                          ticket * NOTES_PER_TICKET + i,
                          ticket,
                          "A note of some length, as technicians write them.",
                          Tickets.CREATED)))
          .limit(PAGE)
          .toList();
    }
  }
}
