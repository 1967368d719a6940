package dev.signalbox.core.psa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.psa.HookReport.HookView;
import dev.signalbox.core.psa.Provisioning.NotPermitted;
import dev.signalbox.core.psa.Provisioning.Provisioned;
import dev.signalbox.core.psa.Provisioning.QuotaUsedUp;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// How every PSA's webhooks are set up, repaired and removed.
public abstract class HooksContract {

  protected abstract PsaDesk start();

  private PsaDesk desk;
  private PsaSetup setup;

  @BeforeEach
  void open() {
    desk = start();
    setup = desk.open(Purpose.UPKEEP).setup();
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private static HookPlan plan(String mark, String host) {
    Map<Entity, String> urls = new EnumMap<>(Entity.class);
    for (Entity entity : List.of(Entity.TICKET, Entity.NOTE, Entity.COMPANY, Entity.CONTACT)) {
      urls.put(entity, "https://" + host + "/hooks/" + entity.word());
    }
    return new HookPlan(
        mark,
        urls,
        "https://" + host + "/hooks/off",
        "0123456789abcdef0123456789ABCDEF",
        "ops@msp.example");
  }

  private static final HookPlan PLAN = plan("Signalbox 1", "api.example.com");

  private List<HookView> provisioned(HookPlan plan) {
    Provisioning result = setup.provision(plan);
    assertThat(result).isInstanceOf(Provisioned.class);
    return ((Provisioned) result).hooks();
  }

  private static HookView of(Entity entity, List<HookView> hooks) {
    return hooks.stream().filter(hook -> hook.entity() == entity).findFirst().orElseThrow();
  }

  @Test
  @Tag("RT-01")
  void hooksOfThePlanAreMadeCompleteAndActive() {
    List<HookView> hooks = provisioned(PLAN);
    assertThat(hooks)
        .extracting(HookView::entity)
        .containsExactlyInAnyOrderElementsOf(PLAN.urls().keySet());
    assertThat(hooks).allMatch(HookView::active).allMatch(HookView::ready);
    assertThat(hooks).allMatch(HookView::asPlanned);
    assertThat(hooks).allSatisfy(hook -> assertThat(hook.guid()).isNotBlank());
    assertThat(hooks)
        .allSatisfy(hook -> assertThat(hook.url()).isEqualTo(PLAN.urls().get(hook.entity())));
    assertThat(setup.hooks(PLAN).ours()).containsExactlyInAnyOrderElementsOf(hooks);
  }

  @Test
  void doingItAgainChangesNothing() {
    List<HookView> hooks = provisioned(PLAN);
    assertThat(provisioned(PLAN)).containsExactlyInAnyOrderElementsOf(hooks);
    assertThat(desk.hooks(Entity.TICKET)).hasSize(1);
  }

  @Test
  void whatDiffersIsRepairedInPlace() {
    List<HookView> hooks = provisioned(PLAN);
    long tickets = of(Entity.TICKET, hooks).id();
    desk.switchOff(Entity.TICKET, tickets);
    desk.redirect(Entity.TICKET, tickets, "https://elsewhere.example/");
    HookView seen = of(Entity.TICKET, setup.hooks(PLAN).ours());
    assertThat(seen.active()).isFalse();
    assertThat(seen.asPlanned()).isFalse();
    assertThat(provisioned(PLAN)).containsExactlyInAnyOrderElementsOf(hooks);
  }

  @Test
  void planThatMovedMovesItsHooks() {
    List<HookView> hooks = provisioned(PLAN);
    HookPlan moved = plan("Signalbox 1", "new.example.com");
    assertThat(setup.hooks(moved).ours()).noneMatch(HookView::asPlanned);
    List<HookView> now = provisioned(moved);
    assertThat(now).extracting(HookView::id).containsAll(hooks.stream().map(HookView::id).toList());
    assertThat(now).allMatch(HookView::asPlanned);
  }

  @Test
  void leftOversOfOursAreRemoved() {
    long kept = of(Entity.TICKET, provisioned(PLAN)).id();
    long left = desk.doubleHook(Entity.TICKET, kept);
    assertThat(desk.hooks(Entity.TICKET)).contains(kept, left);
    provisioned(PLAN);
    assertThat(desk.hooks(Entity.TICKET)).containsExactly(kept);
  }

  @Test
  void foreignHooksAreLeftAlone() {
    long foreign =
        desk.foreignHook(Entity.TICKET, "Rewst tickets", "https://rewst.example/tickets");
    long sister =
        desk.foreignHook(Entity.TICKET, "Signalbox 12 tickets", "https://api.example.com/12");
    provisioned(PLAN);
    assertThat(setup.hooks(PLAN).others()).isEqualTo(2);
    setup.removeHooks(PLAN);
    assertThat(desk.hooks(Entity.TICKET)).containsExactlyInAnyOrder(foreign, sister);
    assertThat(desk.hooks(Entity.NOTE)).isEmpty();
    assertThat(setup.hooks(PLAN).ours()).isEmpty();
  }

  @Test
  @Tag("RT-11")
  void missingRightIsNamedWithTheSettingToChange() {
    desk.forbidWebhooks();
    Provisioning result = setup.provision(PLAN);
    assertThat(result).isInstanceOf(NotPermitted.class);
    NotPermitted refusal = (NotPermitted) result;
    assertThat(refusal.setting()).isNotBlank();
    assertThat(refusal.psaErrors()).isNotEmpty();
    assertThat(desk.hooks(Entity.TICKET)).isEmpty();
  }

  @Test
  @Tag("RT-11")
  void usedUpQuotaIsNamedWithTheSettingToChange() {
    desk.allowWebhooks(3);
    desk.foreignHook(Entity.TICKET, "Another of this API user", "https://other.example/");
    Provisioning result = setup.provision(PLAN);
    assertThat(result).isInstanceOf(QuotaUsedUp.class);
    QuotaUsedUp refusal = (QuotaUsedUp) result;
    assertThat(refusal.ours()).isEqualTo(2);
    assertThat(refusal.setting()).isNotBlank();
    assertThat(refusal.psaErrors()).isNotEmpty();
  }

  @Test
  void whatWasMissingIsMadeOnceThereIsRoom() {
    desk.allowWebhooks(3);
    assertThat(setup.provision(PLAN)).isInstanceOf(QuotaUsedUp.class);
    desk.allowWebhooks(10);
    assertThat(provisioned(PLAN)).hasSize(4);
  }
}
