package dev.signalbox.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.aws.lambda.SqsMessage;
import dev.signalbox.aws.queue.TaskJson;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.HookPlan;
import dev.signalbox.core.psa.PsaFault;
import dev.signalbox.core.settings.Hook;
import dev.signalbox.core.settings.HookWatch;
import dev.signalbox.core.settings.ProvisionNote;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.task.Task.HookDoubt;
import dev.signalbox.simulator.autotask.store.Actor;
import dev.signalbox.simulator.autotask.store.Row;
import dev.signalbox.simulator.demo.DemoPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Several that want to set up one connection's webhooks at the same time: two clicks, or a click
/// and the check that a deleted webhook set off.
class HookTurnsTest {

  private static final Duration AWAY = Duration.ofSeconds(61);

  private final LockStep steps = new LockStep();
  private WorkedOffice worked;
  private Office office;

  @BeforeEach
  void open() {
    office = new Office(new DemoPlan(3, 5, 2, 1.0, 0.5, 0.5), _ -> steps, byte[]::new);
    worked = new WorkedOffice(office, it -> it.directory);
    worked.provision();
    HookPlan.ENTITIES.forEach(this::deleteOurs);
  }

  @AfterEach
  void close() {
    worked.close();
  }

  @Test
  @Tag("RT-09")
  void takeTurnsSoThatThePsaGetsEachWebhookOnce() {
    List<Hook> known = office.settings.hooks(Office.REF);

    List<Task> tasks =
        List.of(
            new Task.Provision(Office.REF, WorkedOffice.PUBLIC_URL),
            new Task.CheckHooks(Office.REF, HookDoubt.SWITCHED_OFF, ""));
    steps.run(i -> work(tasks.get(i)));
    assertThat(office.queue.sent()).as("comes again").hasSize(1);
    office.clock.advance(Duration.ofMinutes(2));
    worked.workDue();

    assertThat(HookPlan.ENTITIES).allSatisfy(entity -> assertThat(ours(entity)).hasSize(1));
    assertThat(HookPlan.ENTITIES).allMatch(worked::isActive);
    assertThat(office.settings.hooks(Office.REF))
        .extracting(Hook::url)
        .containsExactlyInAnyOrderElementsOf(known.stream().map(Hook::url).toList());
    assertThat(office.settings.provisionNote(Office.REF))
        .map(ProvisionNote::state)
        .hasValue(ProvisionNote.State.DONE);
    assertThat(worked.logged("taskFailed")).isZero();
  }

  /// The control: what happened before they took turns.
  @Test
  void withoutTurnsThePsaRefusesOneOfThem() {
    HookPlan plan =
        new HookPlan(
            HookPlan.markOf(Office.REF),
            office.settings.hooks(Office.REF).stream()
                .collect(Collectors.toMap(Hook::entity, Hook::url)),
            WorkedOffice.PUBLIC_URL + "/webhooks/autotask/token1/deactivated",
            "0123456789abcdef0123456789abcdef",
            null);

    List<List<String>> refusals = steps.run(_ -> refusalOf(plan));

    assertThat(refusals.stream().flatMap(List::stream))
        .anyMatch(text -> text.contains("already exists"));
  }

  @Test
  void whileTheyAreSetUpNobodyTakesThemForBroken() {
    take();

    worked.check(HookDoubt.SWITCHED_OFF);

    assertThat(watch().alarms()).isEmpty();
    assertThat(worked.logged("hooksMended")).isZero();
    office.clock.advance(Duration.ofMinutes(2));
    worked.workDue();
    assertThat(worked.logged("hooksMended")).isOne();
  }

  @Test
  void whoWasKilledOverItKeepsNobodyAwayForLong() {
    take();
    office.clock.advance(AWAY);

    worked.provision();

    assertThat(HookPlan.ENTITIES).allMatch(worked::isActive);
    assertThat(watch().takenUntil()).isNull();
  }

  @Test
  void whoIsLateDoesNotEndTheTurnOfTheNext() {
    HookWatches watches = new HookWatches(office.settings);
    Instant first = office.clock.instant().plus(AWAY);
    assertThat(watches.take(Office.REF, office.clock.instant(), first)).isTrue();
    assertThat(watches.take(Office.REF, office.clock.instant(), first)).isFalse();
    office.clock.advance(AWAY);
    Instant second = office.clock.instant().plus(AWAY);
    assertThat(watches.take(Office.REF, office.clock.instant(), second)).isTrue();

    watches.release(Office.REF, first);

    assertThat(watch().takenUntil()).isEqualTo(second);
  }

  private void take() {
    assertThat(
            new HookWatches(office.settings)
                .take(Office.REF, office.clock.instant(), office.clock.instant().plus(AWAY)))
        .isTrue();
  }

  private Boolean work(Task task) {
    String body = TaskJson.write(Message.first(task, "cause", office.clock.instant()));
    return worked
        .batch(List.of(new SqsMessage("m", body, "queue", 1)), Duration.ofMinutes(1))
        .isEmpty();
  }

  private List<String> refusalOf(HookPlan plan) {
    try {
      var _ = office.open().psa().setup().provision(plan);
      return List.of();
    } catch (PsaFault fault) {
      return fault.psaErrors();
    }
  }

  private HookWatch watch() {
    return office.settings.hookWatch(Office.REF).value();
  }

  private void deleteOurs(Entity entity) {
    ours(entity)
        .forEach(row ->
            office
                .simulator
                .autotask()
                .delete(Actor.resource(1), WorkedOffice.tableOf(entity), row.id()));
  }

  private List<Row> ours(Entity entity) {
    return office.truth(WorkedOffice.tableOf(entity)).stream()
        .filter(row -> row.text("name").orElse("").startsWith(HookPlan.markOf(Office.REF)))
        .toList();
  }
}
