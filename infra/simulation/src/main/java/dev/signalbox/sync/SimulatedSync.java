package dev.signalbox.sync;

import dev.signalbox.aws.lambda.Log;
import dev.signalbox.aws.lambda.SqsMessage;
import dev.signalbox.aws.secret.StatementSeal;
import dev.signalbox.core.account.MemoryCodes;
import dev.signalbox.core.account.MemoryMailer;
import dev.signalbox.core.tenant.MemoryTenantStore;
import dev.signalbox.simulation.World;
import dev.signalbox.simulation.time.SideBySide;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// One instance of the sync function.
public final class SimulatedSync {

  private final WorkTasks work;
  private final Log log;

  public SimulatedSync(World world) {
    this.log = world.log("sync");
    SideBySide sideBySide = new SideBySide(world.timeline());
    Lanes lanes =
        new Lanes() {
          @Override
          public <T, R> List<R> each(int atOnce, List<T> things, Function<T, R> work) {
            return sideBySide.each(atOnce, things, work);
          }
        };
    Ports ports =
        new Ports(
            new MemoryTenantStore(),
            world.connections(),
            world.rememberedSecrets(),
            world.settings(),
            world.signals(),
            world.directory(),
            world.runs(),
            world.holdings(),
            world.gatherings(),
            world.routes(),
            world.tokens(),
            new StatementSeal(() -> new byte[32]),
            world.psas(),
            world.queue(),
            lanes,
            world.ids(),
            world.randomness(),
            world.clock(),
            log);
    // Nobody signs in here; the codes have tests of their own.
    MailCode codes =
        new MailCode(
            new MemoryTenantStore(),
            new MemoryCodes(),
            new MemoryMailer(),
            () -> new byte[32],
            world.randomness(),
            world.clock());
    this.work = Assembly.of(ports, codes);
  }

  public Set<String> work(List<SqsMessage> batch, Supplier<Duration> remaining) {
    try {
      return work.work(batch, remaining, log);
    } catch (RuntimeException fault) {
      // As the handler does: what is thrown brings all of them back.
      log.error("batchFailed", fault, line -> line.put("messages", batch.size()));
      return batch.stream().map(SqsMessage::id).collect(Collectors.toSet());
    }
  }
}
