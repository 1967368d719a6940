package dev.signalbox.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.CountingIds;
import dev.signalbox.core.ManualClock;
import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.connection.ConnectionId;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.connection.ConnectionState;
import dev.signalbox.core.connection.MemoryConnectionStore;
import dev.signalbox.core.connection.PsaKind;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.settings.MemorySettingsStore;
import dev.signalbox.core.sync.MemoryRunStore;
import dev.signalbox.core.sync.RunQuery;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.sync.SyncRun.Mode;
import dev.signalbox.core.task.MemoryTaskQueue;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.tenant.MemoryTenantStore;
import dev.signalbox.core.tenant.Tenant;
import dev.signalbox.core.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// When connections are compared with their PSA.
class NightsTest {

  private static final TenantId TENANT = new TenantId("msp");
  private static final int CONNECTIONS = 20;

  private final ManualClock clock = new ManualClock(Instant.parse("2026-03-07T17:00:00Z"));
  private final MemoryTenantStore tenants = new MemoryTenantStore();
  private final MemoryConnectionStore connections =
      new MemoryConnectionStore(new MemorySettingsStore());
  private final MemoryRunStore runs = new MemoryRunStore();
  private final StartRuns starting =
      new StartRuns(connections, tenants, runs, new MemoryTaskQueue(), new CountingIds(), clock);

  /// Which runs fail.
  private Predicate<SyncRun> failing = _ -> false;

  private List<ConnectionRef> connectAll(ZoneId zone) {
    return connect(zone, CONNECTIONS);
  }

  private List<ConnectionRef> connect(ZoneId zone, int number) {
    tenants.create(new Tenant(TENANT, "MSP", zone, clock.instant()));
    List<ConnectionRef> refs = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      ConnectionRef ref = new ConnectionRef(TENANT, new ConnectionId("autotask-" + i));
      connections.create(
          new Connection(
              ref,
              PsaKind.AUTOTASK,
              "Connection " + i,
              "user",
              "zone",
              false,
              "account",
              new ConnectionState.Connected(),
              null,
              clock.instant(),
              clock.instant(),
              0));
      runs.saveCursor(ref, Entity.TICKET, clock.instant());
      refs.add(ref);
    }
    return refs;
  }

  private void pass(Duration duration) {
    Instant end = clock.instant().plus(duration);
    while (clock.instant().isBefore(end)) {
      clock.pass(Duration.ofMinutes(10));
      starting.start(Message.first(new Task.StartScheduledRuns(), "schedule", clock.instant()));
      connections.listAll().forEach(this::endAll);
    }
  }

  private void endAll(ConnectionRef ref) {
    runs.list(ref, 5).stream()
        .filter(run -> !run.state().ended())
        .forEach(run ->
            runs.advance(
                run.edit()
                    .endedAs(
                        failing.test(run) ? SyncRun.State.FAILED : SyncRun.State.FINISHED,
                        clock.instant())
                    .step(run.step() + 1)
                    .done(),
                run.step()));
  }

  private List<SyncRun> comparisons(ConnectionRef ref) {
    return runs.list(ref, RunQuery.of(Set.of(Mode.FULL), 100)).runs();
  }

  /// New York puts its clock from 2 to 3 o'clock in this night, Auckland turns none.
  @ParameterizedTest
  @CsvSource({"America/New_York", "Pacific/Auckland", "UTC"})
  @Tag("REC-01")
  void eachConnectionIsComparedOnceInEachNightOfItsTenant(ZoneId zone) {
    clock.set(LocalDateTime.parse("2026-03-07T12:00").atZone(zone).toInstant());
    List<ConnectionRef> refs = connectAll(zone);

    pass(Duration.ofDays(3));

    assertThat(refs)
        .allSatisfy(ref -> {
          assertThat(comparisons(ref)).hasSize(3);
          assertThat(comparisons(ref))
              .allSatisfy(run -> assertThat(run.startedAt().atZone(zone).getHour()).isLessThan(6));
        });
    Set<Integer> hours =
        refs.stream()
            .flatMap(ref -> comparisons(ref).stream())
            .map(run -> run.startedAt().atZone(zone).getHour())
            .collect(Collectors.toSet());
    assertThat(hours).contains(0, 1, 3, 4, 5);
  }

  @Test
  @Tag("REC-01")
  void comparisonThatItsHourMissedIsMadeUpForUntilMorning() {
    List<ConnectionRef> refs = connectAll(ZoneId.of("UTC"));
    // Half past six, eight hours after the last word of the schedule.
    clock.set(Instant.parse("2026-03-08T06:30:00Z"));

    pass(Duration.ofMinutes(10));

    assertThat(refs).allSatisfy(ref -> assertThat(comparisons(ref)).hasSize(1));
  }

  @Test
  @Tag("REC-01")
  @Tag("REC-07")
  void comparisonThatFailsIsBegunAgainInTheSameNight() {
    clock.set(Instant.parse("2026-03-08T12:00:00Z"));
    List<ConnectionRef> refs = connectAll(ZoneId.of("UTC"));
    Instant putRight = Instant.parse("2026-03-09T05:20:00Z");
    failing = run -> run.startedAt().isBefore(putRight);

    pass(Duration.ofHours(24));

    assertThat(refs)
        .allSatisfy(ref -> {
          List<SyncRun> tries = comparisons(ref).reversed();
          assertThat(tries.getLast().state()).isEqualTo(SyncRun.State.FINISHED);
          assertThat(tries.getLast().startedAt().atZone(ZoneOffset.UTC).getHour()).isLessThan(6);
          assertThat(tries.reversed().subList(1, tries.size()))
              .allSatisfy(run -> assertThat(run.state()).isEqualTo(SyncRun.State.FAILED));
        });
    assertThat(refs).anySatisfy(ref -> assertThat(comparisons(ref)).hasSizeGreaterThan(5));
  }

  @Test
  @Tag("REC-01")
  void comparisonThatAlwaysFailsIsTriedEachHalfHourUntilMorningAndNotInALoop() {
    clock.set(Instant.parse("2026-03-08T12:00:00Z"));
    List<ConnectionRef> refs = connect(ZoneId.of("UTC"), 6);
    failing = _ -> true;

    pass(Duration.ofHours(24));

    assertThat(refs)
        .allSatisfy(ref -> {
          List<SyncRun> tries = comparisons(ref);
          assertThat(tries).hasSizeBetween(3, 16);
          for (int i = 1; i < tries.size(); i++) {
            assertThat(Duration.between(tries.get(i).startedAt(), tries.get(i - 1).startedAt()))
                .isGreaterThanOrEqualTo(Duration.ofMinutes(30));
          }
        });
  }

  @ParameterizedTest
  @CsvSource({
    "UTC, Asia/Tokyo",
    "Asia/Tokyo, UTC",
    "America/New_York, Pacific/Auckland",
    "Pacific/Honolulu, Pacific/Kiritimati",
    "Europe/Berlin, Europe/Athens"
  })
  @Tag("REC-01")
  void whenTheTenantChangesItsZoneTheNextNightsAreOfTheNewOneAndNoneIsLeftOut(
      ZoneId from, ZoneId to) {
    clock.set(LocalDateTime.parse("2026-03-10T12:00").atZone(to).toInstant());
    List<ConnectionRef> refs = connect(from, 4);
    pass(Duration.ofDays(2));
    Tenant before = tenants.find(TENANT).orElseThrow();
    assertThat(tenants.update(before, before.withZone(to))).isTrue();
    Instant moved = clock.instant();

    pass(Duration.ofDays(3));

    LocalDate day = LocalDate.ofInstant(moved, to);
    assertThat(refs)
        .allSatisfy(ref ->
            assertThat(comparisons(ref).stream().filter(run -> run.startedAt().isAfter(moved)))
                .allSatisfy(run -> assertThat(run.startedAt().atZone(to).getHour()).isLessThan(8))
                .extracting(run -> LocalDate.ofInstant(run.startedAt(), to))
                .containsExactly(day.plusDays(3), day.plusDays(2), day.plusDays(1)));
  }
}
