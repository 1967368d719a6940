package dev.signalbox.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.Samples;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.PsaRecord;
import dev.signalbox.core.psa.Slice;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.psa.TimeEntry;
import dev.signalbox.core.psa.WebhookReader.Action;
import dev.signalbox.core.signal.DirectoryStore;
import dev.signalbox.core.signal.MemoryDirectoryStore;
import dev.signalbox.core.signal.MemorySignalStore;
import dev.signalbox.core.signal.Signal;
import dev.signalbox.core.signal.Signal.Standing;
import dev.signalbox.core.signal.SignalStore;
import dev.signalbox.core.signal.Tickets;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.sync.SyncRun.Mode;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A poll and webhooks' hints read the same records while those change, are deleted and are shown
/// again. However their steps interleave, the last answer of the PSA is what stays.
class RacingDeletionsTest {

  private static final int INTERLEAVINGS = 1_000;

  private static final Map<Entity, Long> RACED =
      Collections.unmodifiableMap(
          new EnumMap<>(
              Map.of(
                  Entity.COMPANY, 2L, Entity.TICKET, 3L, Entity.NOTE, 2L, Entity.TIME_ENTRY, 1L)));

  @Test
  @Tag("P19")
  @Tag("REC-04")
  @Tag("REC-05")
  void whatIsDeletedStaysAwayAndWhatIsShownAgainComesBackHoweverTheyInterleave() {
    Map<Entity, Integer> gone = new EnumMap<>(Entity.class);
    for (long seed = 1; seed <= INTERLEAVINGS; seed++) {
      Race race = new Race(seed, true);
      race.run();
      for (Entity entity : RACED.keySet()) {
        assertThat(race.held(entity))
            .as("%s, seed %d, %s", entity, seed, race.steps.order)
            .isEqualTo(race.lastAnswer(entity));
        if (race.lastAnswer(entity).isEmpty()) {
          gone.merge(entity, 1, Integer::sum);
        }
      }
    }
    assertThat(gone).containsOnlyKeys(RACED.keySet());
    assertThat(gone.values()).allMatch(count -> count > INTERLEAVINGS / 20);
  }

  /// Negative control: stores that forget what was gone. Tickets keep it in themselves.
  @Test
  @Tag("P19")
  void whereNothingIsRememberedOfWhatIsGoneItWouldComeBack() {
    Set<Entity> back = EnumSet.noneOf(Entity.class);
    for (long seed = 1; seed <= INTERLEAVINGS; seed++) {
      Race race = new Race(seed, false);
      race.run();
      RACED.keySet().stream()
          .filter(entity -> !race.held(entity).equals(race.lastAnswer(entity)))
          .forEach(back::add);
    }
    assertThat(back).containsExactlyInAnyOrder(Entity.COMPANY, Entity.NOTE, Entity.TIME_ENTRY);
  }

  /// One of the two works; at one of its dealings with the stores the other one works from
  /// beginning to end, and at some of them somebody at the PSA goes on.
  private static final class Race {

    private static final int MOST_DEALINGS = 12;
    private static final double GOES_ON = 0.25;
    private static final double DELETED = 0.5;

    private final PaperDesk desk = PaperDesk.with(3);
    private final MemorySignalStore kept = new MemorySignalStore();
    private final Interleaving steps;
    private final MemoryDirectoryStore keptDirectory = new MemoryDirectoryStore();
    private final boolean remembers;
    private final Map<Entity, NavigableMap<Integer, PsaRecord>> shown = new HashMap<>();
    private Instant changedAt;
    private int versions;

    Race(long seed, boolean remembers) {
      steps = new Interleaving(seed);
      this.remembers = remembers;
      desk.signals = kept;
      desk.directory = keptDirectory;
      desk.latency = Duration.ofMillis(5);
      SyncRun _ = desk.sync(Mode.FULL);
      desk.clock.pass(Duration.ofMinutes(10));
      changedAt = desk.clock.instant();
      List<Message> _ = desk.queue.take();
      desk.asked.clear();
      desk.reads = 0;
      RACED.keySet().forEach(entity -> shown.put(entity, new TreeMap<>()));
      desk.hidden = this::isShown;
      desk.signals = around(SignalStore.class, kept);
      desk.directory = around(DirectoryStore.class, keptDirectory);
    }

    /// Notes what the PSA shows.
    private boolean isShown(PsaRecord record) {
      if (isRaced(record)) {
        shown.get(record.entity()).put(desk.reads, record);
      }
      return false;
    }

    private static boolean isRaced(PsaRecord record) {
      return Long.valueOf(record.recordId()).equals(RACED.get(record.entity()));
    }

    private <T> T around(Class<T> port, T store) {
      return Around.port(
          port,
          (name, call) -> {
            dealing();
            return call.run();
          },
          remembers ? store : forgetful(port, store));
    }

    private <T> T forgetful(Class<T> port, T store) {
      return Around.port(
          port,
          (_, call) -> {
            Object answer = call.run();
            kept.forgetTombstones(PaperDesk.REF);
            keptDirectory.forgetTombstones(PaperDesk.REF);
            return answer;
          },
          store);
    }

    private void dealing() {
      RACED.keySet().stream().filter(_ -> steps.random.nextDouble() < GOES_ON).forEach(this::goOn);
      steps.dealing();
    }

    /// The record is deleted, or is there with a new text, of the moment or of the change before.
    private void goOn(Entity entity) {
      desk.clock.pass(Duration.ofMillis(1));
      if (steps.random.nextDouble() < DELETED) {
        steps.order.append('d');
        desk.psa.get(entity).remove(RACED.get(entity));
      } else {
        steps.order.append('e');
        changedAt = steps.random.nextBoolean() ? desk.clock.instant() : changedAt;
        desk.put(version(entity, RACED.get(entity), "Version " + ++versions));
      }
    }

    private PsaRecord version(Entity entity, long id, String text) {
      return switch (entity) {
        case COMPANY -> Samples.company(id, text, changedAt);
        case TICKET -> Tickets.withTitle(Tickets.ticket(id), text, changedAt);
        case NOTE -> PaperDesk.note(id, 1, text, changedAt);
        default ->
            new TimeEntry(
                id,
                new TicketId(1),
                null,
                null,
                null,
                BigDecimal.ONE,
                text,
                "",
                changedAt,
                changedAt);
      };
    }

    void run() {
      RACED.keySet().forEach(this::goOn);
      steps.run(MOST_DEALINGS, this::poll, this::hints);
    }

    private void poll() {
      steps.order.append('P');
      SyncRun _ = desk.finish(desk.begin(Mode.QUICK));
    }

    private void hints() {
      steps.order.append('H');
      desk.refresh(
          RACED.entrySet().stream()
              .map(raced ->
                  Message.first(
                      new Task.Refresh(
                          PaperDesk.REF, raced.getKey(), raced.getValue(), Action.DELETE),
                      "cause",
                      desk.clock.instant()))
              .toArray(Message[]::new));
    }

    /// What the PSA showed the last time when it showed the record or was asked for it by its id;
    /// empty when it did not show it then.
    Optional<PsaRecord> lastAnswer(Entity entity) {
      NavigableMap<Integer, PsaRecord> shows = shown.get(entity);
      int shownLast = shows.isEmpty() ? 0 : shows.lastKey();
      return desk.asked.subList(shownLast, desk.asked.size()).stream()
              .anyMatch(question -> isById(question, entity))
          ? Optional.empty()
          : Optional.of(shows.lastEntry().getValue());
    }

    private static boolean isById(Question question, Entity entity) {
      return question.entity() == entity
          && question.slice() instanceof Slice.ByIds(Set<Long> ids)
          && ids.contains(RACED.get(entity));
    }

    Optional<PsaRecord> held(Entity entity) {
      long id = RACED.get(entity);
      return switch (entity) {
        case COMPANY ->
            Optional.ofNullable(keptDirectory.findAll(PaperDesk.REF, entity, List.of(id)).get(id));
        case TICKET ->
            kept.find(PaperDesk.REF, new TicketId(id))
                .filter(signal -> signal.standing() != Standing.GONE)
                .map(Signal::ticket);
        case NOTE -> find(kept.story(PaperDesk.REF, new TicketId(1)).orElseThrow().notes(), id);
        default -> find(kept.story(PaperDesk.REF, new TicketId(1)).orElseThrow().timeEntries(), id);
      };
    }

    private static Optional<PsaRecord> find(List<? extends PsaRecord> records, long id) {
      return records.stream()
          .filter(record -> record.recordId() == id)
          .findFirst()
          .map(PsaRecord.class::cast);
    }
  }
}
