package dev.signalbox.simulation;

import dev.signalbox.config.SimulatedConsole;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.sync.Drift;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.task.TaskQueueFault;
import dev.signalbox.simulation.psa.PsaDatabase;
import dev.signalbox.simulation.time.Dice;
import dev.signalbox.simulation.time.Trace;
import java.util.List;

/// What admins do about runs that the brake holds: they look in the PSA for some of what is said to
/// be gone, and only where it is gone they let it go here, too.
final class HeldRuns {

  private final World world;
  private final SimulatedConsole console;
  private final Watch watch;
  private final Trace trace;
  private final Dice dice;

  HeldRuns(World world, Watch watch, Trace trace, Dice dice) {
    this.world = world;
    this.console = new SimulatedConsole(world);
    this.watch = watch;
    this.trace = trace;
    this.dice = dice;
  }

  void look(Admin admin) {
    admin
        .ref()
        .ifPresent(ref ->
            open(ref).stream()
                .filter(run -> run.state() == SyncRun.State.HELD)
                .forEach(run -> decide(admin, run)));
  }

  private List<SyncRun> open(ConnectionRef ref) {
    return world.runs().open(ref);
  }

  private void decide(Admin admin, SyncRun run) {
    boolean gone = run.drift().stream().noneMatch(drift -> isThere(admin.psa(), drift));
    if (gone) {
      release(run);
    } else if (!admin.psa().blindness().isBlind()) {
      compareAgain(admin, run);
    } else {
      trace.note("leaves " + run.id().value() + " held");
    }
  }

  private static boolean isThere(PsaDatabase psa, Drift drift) {
    return !drift.extraIds().isEmpty()
        && psa.rows(rows(drift.entity())).anyMatch(row -> drift.extraIds().contains(row.id()));
  }

  private static String rows(Entity entity) {
    return switch (entity) {
      case COMPANY -> "Company";
      case CONTACT -> "Contact";
      case LOCATION -> "CompanyLocation";
      case OPPORTUNITY -> "Opportunity";
      case CONFIGURATION_ITEM -> "ConfigurationItem";
      case MEMBER -> "Resource";
      case ROLE -> "Role";
      case MEMBER_ROLE -> "ResourceServiceDeskRole";
      case TICKET_CATEGORY -> "TicketCategory";
      case TICKET -> "Ticket";
      case NOTE -> "TicketNote";
      case TIME_ENTRY -> "TimeEntry";
    };
  }

  /// The console may fail; the admin comes again.
  private void release(SyncRun run) {
    watch.released(run);
    try {
      boolean going = console.release(run).isPresent();
      trace.note("releases " + run.id().value() + " " + going);
    } catch (TaskQueueFault fault) {
      trace.note("the console says: " + fault.getMessage());
    }
  }

  /// What was missed is in sight again. Letting the run go on does no harm then, since each record
  /// is looked for once more; beginning anew is what the careful do.
  private void compareAgain(Admin admin, SyncRun run) {
    if (dice.chance(0.5)) {
      release(run);
      return;
    }
    boolean done = world.runs().advance(run.cancelled(world.clock().instant()), run.step());
    trace.note("cancel " + run.id().value() + " " + done);
    admin.sync(SyncRun.Mode.FULL);
  }
}
