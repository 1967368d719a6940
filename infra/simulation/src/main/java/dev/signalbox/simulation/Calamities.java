package dev.signalbox.simulation;

import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.simulation.psa.MassDeletion;
import dev.signalbox.simulation.psa.PsaDatabase;
import dev.signalbox.simulation.time.Dice;
import dev.signalbox.simulation.time.Fiber;
import dev.signalbox.simulation.time.Timeline;
import dev.signalbox.simulator.autotask.rules.Refused;
import java.time.Duration;

/// What befalls a whole account, and few worlds more than once: very many records go, or seem to
/// go, and the vendor moves it to another zone.
final class Calamities {

  private static final double SHARE_OF_DELETIONS = 0.25;
  private static final double SHARE_OF_BLINDNESS = 0.25;
  private static final double SHARE_OF_MOVES = 0.3;
  private static final double SHARE_COMPARED_AT_ONCE = 0.7;
  private static final Duration SOONEST = Duration.ofMinutes(15);
  private static final Duration LATEST = Duration.ofHours(3);
  private static final Duration SHORT = Duration.ofMinutes(10);
  private static final Duration LONG = Duration.ofMinutes(80);
  private static final Duration ADMINS_LOOK = Duration.ofMinutes(4);

  private final Deployment deployment;
  private final Timeline timeline;
  private final Dice dice;
  private final HeldRuns held;
  private boolean over;

  Calamities(Deployment deployment, Dice dice) {
    this.deployment = deployment;
    this.timeline = deployment.timeline;
    this.dice = dice;
    this.held =
        new HeldRuns(
            deployment.world.calm(), deployment.watch, deployment.trace, dice.of("held runs"));
  }

  void begin() {
    Admin admin = dice.one(deployment.admins);
    MassDeletion deletion = new MassDeletion(admin.psa(), dice.of("mass deletion"));
    boolean deletes = dice.chance(SHARE_OF_DELETIONS);
    boolean blinds = dice.chance(SHARE_OF_BLINDNESS);
    if (deletes || blinds) {
      deletion.prepare();
    }
    if (deletes) {
      sometime(() -> delete(admin, deletion));
    }
    if (blinds) {
      sometime(() -> blind(admin));
    }
    if (dice.chance(SHARE_OF_MOVES)) {
      sometime(() -> move(dice.one(deployment.databases)));
    }
    look();
  }

  private void sometime(Runnable calamity) {
    timeline.after(
        dice.between(SOONEST, LATEST),
        () -> {
          if (!over) {
            calamity.run();
          }
        });
  }

  private void delete(Admin admin, MassDeletion deletion) {
    String psa = admin.psa().key();
    try {
      deletion.happen();
      deployment.trace.note(psa + " is emptied");
    } catch (Refused refused) {
      deployment.trace.note(psa + " is not emptied: " + refused.getMessage());
    }
    compareSoon(admin);
  }

  private void blind(Admin admin) {
    PsaDatabase psa = admin.psa();
    psa.blindness().strike(dice.chance(0.5));
    deployment.trace.note(psa.key() + " shows no tickets");
    compareSoon(admin);
    timeline.after(dice.between(SHORT, LONG), () -> restore(psa));
  }

  private void restore(PsaDatabase psa) {
    psa.blindness().pass();
    deployment.trace.note(psa.key() + " shows its tickets");
  }

  private void compareSoon(Admin admin) {
    if (dice.chance(SHARE_COMPARED_AT_ONCE)) {
      timeline.after(
          dice.between(Duration.ZERO, SHORT), () -> ask(() -> admin.sync(SyncRun.Mode.FULL)));
    }
  }

  private void move(PsaDatabase psa) {
    psa.home().move();
    deployment.trace.note(psa.key() + " moves to its other zone");
  }

  /// Also when the storm is over: what the night's comparison would remove may be much.
  private void look() {
    timeline.after(
        ADMINS_LOOK,
        () -> {
          deployment.admins.forEach(admin -> ask(() -> held.look(admin)));
          look();
        });
  }

  private void ask(Runnable request) {
    Fiber _ = timeline.begin("admin", request);
  }

  /// What is out of sight comes back.
  void end() {
    over = true;
    deployment.databases.stream().filter(psa -> psa.blindness().isBlind()).forEach(this::restore);
  }
}
