package dev.signalbox.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.Note;
import dev.signalbox.core.psa.PsaRecord;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.psa.WebhookReader.Action;
import dev.signalbox.core.signal.Signal;
import dev.signalbox.core.signal.SignalStore;
import dev.signalbox.core.signal.Tickets;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.sync.SyncRun.Mode;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A poll and a webhook's hint read the same records while those change. However their steps
/// interleave, what was read last is what stays.
class RacingReadsTest {

  private static final int INTERLEAVINGS = 1_000;

  private static final long TICKET = 1;
  private static final long NOTE = 2;

  @Test
  @Tag("P19")
  void ofAPollAndAHintTheNewerReadingStaysHoweverTheyInterleave() {
    Set<String> orders = new HashSet<>();
    for (long seed = 1; seed <= INTERLEAVINGS; seed++) {
      Race race = new Race(seed, UnaryOperator.identity());
      race.run();
      assertThat(race.held()).as("seed " + seed).isEqualTo(race.lastRead);
      orders.add(race.steps.order.toString());
    }
    assertThat(orders).hasSizeGreaterThan(INTERLEAVINGS / 4);
  }

  /// Negative control: a store that lets whoever writes last win.
  @Test
  @Tag("P19")
  void whereTheLastWriterWinsAnOlderReadingWouldStay() {
    assertThat(
            LongStream.rangeClosed(1, INTERLEAVINGS)
                .mapToObj(seed -> new Race(seed, RacingReadsTest::lastWriterWins))
                .peek(Race::run)
                .filter(race -> !race.held().equals(race.lastRead)))
        .isNotEmpty();
  }

  /// One of the two works; at one of its dealings with the stores the other one works from
  /// beginning to end, and at some of them somebody at the PSA goes on.
  private static final class Race {

    private static final int MOST_DEALINGS = 40;
    private static final double EDITED = 0.25;

    private final PaperDesk desk = PaperDesk.with(3);
    private final Interleaving steps;
    private final Map<Entity, PsaRecord> lastRead = new EnumMap<>(Entity.class);
    private int versions;

    Race(long seed, UnaryOperator<SignalStore> store) {
      steps = new Interleaving(seed);
      desk.latency = Duration.ofMillis(5);
      SyncRun _ = desk.sync(Mode.FULL);
      desk.clock.pass(Duration.ofMinutes(10));
      List<Message> _ = desk.queue.take();
      desk.hidden = this::isRead;
      desk.signals = around(store.apply(desk.signals));
    }

    private boolean isRead(PsaRecord record) {
      if (record.recordId() == (record.entity() == Entity.NOTE ? NOTE : TICKET)
          && (record.entity() == Entity.NOTE || record.entity() == Entity.TICKET)) {
        lastRead.put(record.entity(), record);
        steps.order.append('r');
      }
      return false;
    }

    private SignalStore around(SignalStore store) {
      return Around.port(
          SignalStore.class,
          (name, call) -> {
            dealing();
            if (name.startsWith("save")) {
              steps.order.append('w');
            }
            return call.run();
          },
          store);
    }

    private void dealing() {
      if (steps.random.nextDouble() < EDITED) {
        edit();
      }
      steps.dealing();
    }

    /// A new version, of the same moment or a later one.
    private void edit() {
      steps.order.append('e');
      desk.clock.pass(Duration.ofMillis(1));
      String text = "Version " + ++versions;
      Instant date =
          steps.random.nextBoolean() ? desk.clock.instant() : desk.ticket(TICKET).changedAt();
      desk.put(Tickets.withTitle(desk.ticket(TICKET), text, date));
      desk.put(PaperDesk.note(NOTE, TICKET, text, desk.ticket(TICKET).changedAt()));
    }

    void run() {
      edit();
      steps.run(MOST_DEALINGS, this::poll, this::hint);
    }

    private void poll() {
      steps.order.append('P');
      SyncRun _ = desk.finish(desk.begin(Mode.QUICK));
    }

    private void hint() {
      steps.order.append('H');
      desk.refresh(hinted(Entity.TICKET, TICKET), hinted(Entity.NOTE, NOTE));
    }

    private Message hinted(Entity entity, long id) {
      return Message.first(
          new Task.Refresh(PaperDesk.REF, entity, id, Action.UPDATE),
          "cause",
          desk.clock.instant());
    }

    Map<Entity, PsaRecord> held() {
      var story = desk.signals.story(PaperDesk.REF, new TicketId(TICKET)).orElseThrow();
      Note note = story.notes().stream().filter(one -> one.id() == NOTE).findFirst().orElseThrow();
      return new EnumMap<>(Map.of(Entity.TICKET, story.signal().ticket(), Entity.NOTE, note));
    }
  }

  private static SignalStore lastWriterWins(SignalStore store) {
    return (SignalStore)
        Proxy.newProxyInstance(
            SignalStore.class.getClassLoader(),
            new Class<?>[] {SignalStore.class},
            (_, method, arguments) -> {
              if (method.getName().equals("saveAll")) {
                List<?> savings = (List<?>) arguments[1];
                savings.forEach(saving ->
                    overwrite(store, (ConnectionRef) arguments[0], (SignalStore.Saving) saving));
                return Set.of();
              }
              try {
                return method.invoke(store, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static void overwrite(SignalStore store, ConnectionRef ref, SignalStore.Saving saving) {
    Signal signal = saving.signal();
    Signal given =
        store
            .find(ref, signal.ticket().id())
            .map(held -> signal.withRevision(held.revision()).readAgain(held.readAt()))
            .orElse(signal);
    boolean _ = store.save(ref, given, saving.owed());
  }
}
