package dev.signalbox.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.HookPlan;
import dev.signalbox.core.psa.HookReport.HookView;
import dev.signalbox.core.settings.Hook;
import dev.signalbox.core.settings.HookWatch;
import dev.signalbox.core.settings.ProvisionNote;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.task.Task.HookDoubt;
import dev.signalbox.json.Json;
import dev.signalbox.simulator.demo.DemoPlan;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A PSA that takes what makes up a webhook and does not keep it, or notices it late.
class HookTroubleTest {

  private WorkedOffice worked;
  private Office office;

  @BeforeEach
  void open() {
    worked = new WorkedOffice(new DemoPlan(3, 5, 2, 1.0, 0.5, 0.5));
    office = worked.office;
  }

  @AfterEach
  void close() {
    worked.close();
  }

  @Test
  @Tag("RT-01")
  void fieldsThatGetLostAreReadBackAndWrittenAgainUntilAllAreThere() {
    worked.fault("lostFields", 0.2);
    worked.provision();
    worked.pass(Duration.ofMinutes(40));

    assertThat(note().state()).isEqualTo(ProvisionNote.State.DONE);
    assertThat(ours())
        .hasSameSizeAs(HookPlan.ENTITIES)
        .allMatch(HookView::asPlanned)
        .allMatch(HookView::active);
    assertThat(watch().healthyAt()).isNotNull();
  }

  @Test
  void whileAllGetLostItSaysSoAndMendsItselfAfterwards() {
    worked.fault("lostFields", 1);
    worked.provision();

    assertThat(note().state()).isEqualTo(ProvisionNote.State.FAILED);
    assertThat(note().message()).contains("did not keep all of its fields");

    worked.fault("lost", 1);
    worked.pass(Duration.ofMinutes(10));

    assertThat(note().state()).isEqualTo(ProvisionNote.State.DONE);
    assertThat(ours()).hasSameSizeAs(HookPlan.ENTITIES).allMatch(HookView::asPlanned);
  }

  /// The next routine check comes anyway.
  @Test
  void routineChecksDoNotPileUpWhileThePsaDoesNotAnswer() {
    worked.provision();
    worked.fault("html502", 1);

    worked.pass(Duration.ofMinutes(30), new Task.CheckAllHooks());

    assertThat(worked.waiting(Task.CheckHooks.class)).isZero();
  }

  /// Negative control: checks that come again would be seen, as those are that have a reason.
  @Test
  void checksWithAReasonComeAgainUntilThePsaAnswers() {
    worked.provision();
    worked.fault("html502", 1);

    worked.check(HookDoubt.SWITCHED_OFF);
    worked.check(HookDoubt.SWITCHED_OFF);
    assertThat(worked.waiting(Task.CheckHooks.class)).isEqualTo(2);

    worked.fault("lost", 1);
    worked.pass(Duration.ofMinutes(20), new Task.CheckAllHooks());
    assertThat(worked.waiting(Task.CheckHooks.class)).isZero();
  }

  @Test
  void hooksThatAreReadyLateAreWaitedForAndNotMadeTwice() {
    worked.fault("readyAfter", 720);
    worked.provision();
    List<Long> made = office.settings.hooks(Office.REF).stream().map(Hook::psaId).toList();

    worked.pass(Duration.ofMinutes(10));
    assertThat(ours()).hasSameSizeAs(HookPlan.ENTITIES).noneMatch(HookView::ready);
    assertThat(watch().healthyAt()).isNull();

    worked.pass(Duration.ofMinutes(10));
    assertThat(ours()).hasSameSizeAs(HookPlan.ENTITIES).allMatch(HookView::ready);
    assertThat(watch().healthyAt()).isNotNull();
    assertThat(office.settings.hooks(Office.REF))
        .extracting(Hook::psaId)
        .containsExactlyInAnyOrderElementsOf(made);
  }

  @Test
  @Tag("RT-18")
  void aHookThatWentOffWithoutAWordIsOnAgainWithinTenMinutes() {
    worked.provision();
    worked.fault("silentlyOff", 1);
    long ticket = office.truth("Ticket").getFirst().id();
    worked.update("Ticket", Json.object().put("id", ticket).put("title", "Changed"));
    worked.fault("lost", 1);

    worked.pass(Duration.ofMinutes(10));

    assertThat(worked.isActive(Entity.TICKET)).isTrue();
    assertThat(worked.logged("hookDeactivated")).isOne();
  }

  private ProvisionNote note() {
    return office.settings.provisionNote(Office.REF).orElseThrow();
  }

  private HookWatch watch() {
    return office.settings.hookWatch(Office.REF).value();
  }

  private List<HookView> ours() {
    List<Hook> known = office.settings.hooks(Office.REF);
    HookPlan plan =
        new HookPlan(
            HookPlan.markOf(Office.REF),
            known.stream().collect(Collectors.toMap(Hook::entity, Hook::url)),
            known.stream()
                    .filter(hook -> hook.entity() == Entity.TICKET)
                    .findFirst()
                    .orElseThrow()
                    .url()
                + "/deactivated",
            "0123456789abcdef0123456789abcdef",
            null);
    return office.open().psa().setup().hooks(plan).ours();
  }
}
