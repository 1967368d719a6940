package dev.signalbox.simulation;

import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.simulation.cloud.SimulatedQueue;
import dev.signalbox.simulation.psa.DeskLife;
import dev.signalbox.simulation.psa.PsaDatabase;
import dev.signalbox.simulation.time.Dice;
import dev.signalbox.simulation.time.Fiber;
import dev.signalbox.simulation.time.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What happens while it storms, beside the troubles of each call: people work, admins change their
/// minds, and now and then something is down for a while.
final class Incidents {

  private enum Kind {
    PSA_AWAY,
    RECEPTION_AWAY,
    SECRET_RENEWED,
    RUN_CANCELLED,
    SYNC_ASKED,
    QUEUES_RESELECTED,
    STATUS_REMAPPED,
    SCOPE_CHANGED,
    PAUSED,
    KEY_ROTATED,
    HOOK_SECRET_ROTATED,
    POISON
  }

  private static final Duration BETWEEN_INCIDENTS = Duration.ofMinutes(50);
  private static final Duration SHORT = Duration.ofMinutes(3);
  private static final Duration LONG = Duration.ofMinutes(80);
  private static final Duration SECOND_THOUGHTS = Duration.ofSeconds(10);
  private static final Duration ADMINS_LOOK = Duration.ofMinutes(20);
  private static final List<String> POISONS =
      List.of(
          "{\"v\":1,\"type\":\"soThatNobodyKnows\",\"poison\":%d}",
          "{\"v\":1,\"poison\":%d}", "not JSON at all, poison %d");

  private final Deployment deployment;
  private final Timeline timeline;
  private final Dice dice;
  private final Size size;
  private final Calamities calamities;
  private final List<String> poisons = new ArrayList<>();
  private boolean over;
  private boolean rulesChanged;

  Incidents(Deployment deployment, Dice dice, Size size) {
    this.deployment = deployment;
    this.timeline = deployment.timeline;
    this.dice = dice;
    this.size = size;
    this.calamities = new Calamities(deployment, dice.of("calamities"));
  }

  /// What was put into the queues that nobody can work.
  List<String> poisons() {
    return List.copyOf(poisons);
  }

  /// Whether any connection changed its rules after the first time.
  boolean rulesChanged() {
    return rulesChanged;
  }

  void begin() {
    for (Admin admin : deployment.admins) {
      timeline.after(dice.between(Duration.ZERO, Duration.ofMinutes(10)), () -> ask(admin::setUp));
      look(admin);
    }
    for (PsaDatabase psa : deployment.databases) {
      people(
          new DeskLife(psa, dice.of("life of " + psa.key()), deployment.trace),
          dice.of("times of " + psa.key()));
    }
    next();
    calamities.begin();
  }

  private void people(DeskLife life, Dice times) {
    timeline.after(
        times.until(size.deeds()),
        () -> {
          if (!over) {
            life.goOn();
            people(life, times);
          }
        });
  }

  private void look(Admin admin) {
    timeline.after(
        ADMINS_LOOK,
        () -> {
          if (!over) {
            ask(admin::putRight);
            look(admin);
          }
        });
  }

  private void next() {
    timeline.after(
        dice.until(BETWEEN_INCIDENTS),
        () -> {
          if (!over) {
            happen(dice.one(List.of(Kind.values())));
            next();
          }
        });
  }

  private void happen(Kind kind) {
    deployment.trace.note("incident " + kind);
    Admin admin = dice.one(deployment.admins);
    switch (kind) {
      case PSA_AWAY -> psaAway(dice.one(deployment.databases));
      case RECEPTION_AWAY -> {
        deployment.reception.setAway(true);
        timeline.after(dice.between(SHORT, LONG), () -> deployment.reception.setAway(false));
      }
      case SECRET_RENEWED -> admin.renewSecret();
      case RUN_CANCELLED -> ask(() -> startAndCancel(admin));
      case SYNC_ASKED -> ask(() -> admin.sync(dice.one(List.of(SyncRun.Mode.values()))));
      case QUEUES_RESELECTED -> {
        rulesChanged = true;
        ask(admin::reselect);
      }
      case STATUS_REMAPPED -> {
        rulesChanged = true;
        ask(admin::remap);
      }
      case SCOPE_CHANGED -> {
        rulesChanged = true;
        ask(admin::rescope);
      }
      case PAUSED -> pause(admin);
      case KEY_ROTATED -> {
        admin.renewSecret();
        ask(admin::enterNewSecret);
      }
      case HOOK_SECRET_ROTATED -> ask(admin::rotateHookSecret);
      case POISON -> poison();
    }
  }

  private void startAndCancel(Admin admin) {
    admin.sync(dice.one(List.of(SyncRun.Mode.values())));
    timeline.pause(dice.between(Duration.ZERO, SECOND_THOUGHTS));
    admin.cancel();
  }

  private void ask(Runnable request) {
    Fiber _ = timeline.begin("admin", request);
  }

  private void psaAway(PsaDatabase psa) {
    psa.setAway(true);
    timeline.after(dice.between(SHORT, LONG), () -> psa.setAway(false));
  }

  private void pause(Admin admin) {
    ask(admin::pause);
    Duration rest = dice.between(SHORT, LONG);
    if (dice.chance(0.5)) {
      rulesChanged = true;
      timeline.after(rest.dividedBy(2), () -> ask(admin::remap));
    }
    timeline.after(rest, () -> ask(admin::resume));
  }

  private void poison() {
    String body = dice.one(POISONS).formatted(poisons.size());
    poisons.add(body);
    dice.one(List.copyOf(deployment.queues.values())).send(body, Duration.ZERO);
  }

  /// What is compared each night is compared now.
  void night() {
    deployment.admins.forEach(admin -> ask(() -> admin.sync(SyncRun.Mode.FULL)));
  }

  /// The storm is over: what is down comes up, admins put right what asks for it, and whoever runs
  /// the deployment sends again what died of the storm. What dies after that is poison.
  void end() {
    over = true;
    calamities.end();
    deployment.weather.clearUp();
    deployment.reception.setAway(false);
    deployment.databases.forEach(psa -> psa.setAway(false));
    deployment.admins.forEach(admin ->
        ask(() -> {
          admin.enterNewSecret();
          admin.resume();
          admin.putRight();
        }));
    deployment.queues.values().forEach(SimulatedQueue::redrive);
  }
}
