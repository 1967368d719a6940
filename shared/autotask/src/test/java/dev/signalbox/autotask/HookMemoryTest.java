package dev.signalbox.autotask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.HookPlan;
import dev.signalbox.core.psa.HookReport.HookView;
import dev.signalbox.core.psa.Provisioning;
import dev.signalbox.core.psa.PsaSetup;
import dev.signalbox.core.psa.Purpose;
import dev.signalbox.simulator.autotask.account.Switches;
import dev.signalbox.simulator.autotask.store.Actor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a look at webhooks costs, and when it asks for what it knows.
class HookMemoryTest {

  private static final String EXCLUDED = "TicketWebhookExcludedResource";
  private static final HookPlan PLAN =
      new HookPlan(
          "signalbox-desk",
          Map.of(Entity.TICKET, "https://api.example.com/hooks/t"),
          "https://api.example.com/hooks/off",
          "0123456789abcdef0123456789ABCDEF",
          null);

  private final SimulatedDesk desk = new SimulatedDesk(Switches.likely());
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private Autotask instance = autotask();

  @BeforeEach
  void provision() {
    assertThat(setup(Purpose.UPKEEP).provision(PLAN)).isInstanceOf(Provisioning.Provisioned.class);
    calls.clear();
  }

  @AfterEach
  void stop() {
    desk.close();
  }

  private Autotask autotask() {
    return new Autotask(
        Autotask.Site.simulated("", desk.simulator.origin()),
        desk.limiter,
        desk.clock,
        desk.clock::advance,
        byte[]::new,
        connect -> {
          Transport transport = new Transport(connect);
          return (request, most, largest) -> {
            calls.add(request.uri().getPath().replaceFirst(".*/v1\\.0/", ""));
            return transport.send(request, most, largest);
          };
        });
  }

  private PsaSetup setup(Purpose purpose) {
    return instance.open(desk.connection(), SimulatedDesk.secret(), purpose).setup();
  }

  private HookView look() {
    List<HookView> ours = setup(Purpose.UPKEEP).hooks(PLAN).ours();
    assertThat(ours).hasSize(1);
    return ours.getFirst();
  }

  @Test
  void aLookTakesThreeCallsForEachWebhook() {
    assertThat(look().asPlanned()).isTrue();

    assertThat(calls)
        .satisfiesExactly(
            call -> assertThat(call).isEqualTo("TicketWebhooks/query"),
            call -> assertThat(call).endsWith("/Fields"),
            call -> assertThat(call).endsWith("/ExcludedResources"));
  }

  @Test
  void anInstanceThatKnowsNothingYetAsksOnceADay() {
    instance = autotask();

    look();
    assertThat(calls).hasSize(5);
    desk.clock.advance(Duration.ofHours(5));
    look();
    assertThat(calls).hasSize(8);
    desk.clock.advance(Duration.ofHours(20));
    look();
    assertThat(calls).hasSize(13).filteredOn(HookMemoryTest::asksWhatIsKnown).hasSize(4);
  }

  @Test
  void settingUpAsksAnew() {
    setup(Purpose.UPKEEP).provision(PLAN);

    assertThat(calls).filteredOn(HookMemoryTest::asksWhatIsKnown).hasSize(2);
  }

  private static boolean asksWhatIsKnown(String call) {
    return call.endsWith("/entityInformation/fields") || call.startsWith("Resources");
  }

  @Test
  void whatWasNotToBeSeenIsAskedForAgainOnTheSameDay() {
    instance = autotask();
    desk.autotask().delete(Actor.resource(1), "Resource", SimulatedDesk.USER.resourceId());
    look();
    assertThat(calls).noneMatch(call -> call.endsWith("/ExcludedResources"));
    calls.clear();

    look();
    assertThat(calls).noneMatch(HookMemoryTest::asksWhatIsKnown);
    desk.clock.advance(Duration.ofHours(6));
    look();
    assertThat(calls).filteredOn(call -> call.startsWith("Resources")).hasSize(1);
  }

  @Test
  void aWebhookThatReportsOurOwnChangesIsNotAsPlannedUnlessSomebodyWaits() {
    long row = desk.autotask().table(EXCLUDED).rows().findFirst().orElseThrow().id();
    desk.autotask().delete(Actor.resource(1), EXCLUDED, row);

    assertThat(look().asPlanned()).isFalse();
    calls.clear();
    assertThat(setup(Purpose.INTERACTIVE).hooks(PLAN).ours())
        .singleElement()
        .matches(HookView::asPlanned);
    assertThat(calls).hasSize(2);
    assertThat(setup(Purpose.UPKEEP).provision(PLAN)).isInstanceOf(Provisioning.Provisioned.class);
    assertThat(look().asPlanned()).isTrue();
  }
}
