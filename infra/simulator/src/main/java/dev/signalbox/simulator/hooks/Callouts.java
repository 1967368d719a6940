package dev.signalbox.simulator.hooks;

import dev.signalbox.simulator.hooks.Postman.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// Delivers events to hooks in the background: in order per hook and kind, with the vendor's
/// retries, cap, error log, mail and deactivation, and with the mishaps somebody asked for.
public final class Callouts implements AutoCloseable {

  private record LaneKey(Hook.Key hook, Callout.Action action) {}

  private static final Duration OVERTAKEN_WITHIN = Duration.ofSeconds(2);

  private final CalloutTimes times;
  private final InstantSource clock;
  private final HookOutcomes outcomes;
  private final Supplier<Mishap> mishaps;
  private final Postman postman;
  private final CalloutBudget budget;
  private final CalloutLog log = new CalloutLog();
  private final Map<LaneKey, Lane> lanes = new ConcurrentHashMap<>();
  private final Set<Hook.Key> off = ConcurrentHashMap.newKeySet();
  private final Map<Hook.Key, AtomicInteger> failures = new ConcurrentHashMap<>();
  private final AtomicInteger pending = new AtomicInteger();
  private final TroubleMails failureMails = new TroubleMails(Duration.ofDays(1));

  /// How often is not documented.
  private final TroubleMails delayMails = new TroubleMails(Duration.ofHours(1));

  private volatile boolean open = true;

  public Callouts(
      CalloutTimes times,
      InstantSource clock,
      HookOutcomes outcomes,
      Supplier<Mishap> mishaps,
      Postman postman) {
    this.times = times;
    this.clock = clock;
    this.outcomes = outcomes;
    this.mishaps = mishaps;
    this.postman = postman;
    this.budget = new CalloutBudget(times);
  }

  public CalloutLog log() {
    return log;
  }

  /// How many events are neither delivered nor given up.
  public int pending() {
    return pending.get();
  }

  /// Hands an event over; returns at once.
  public void offer(Callout callout) {
    Mishap mishap = mishaps.get();
    if (mishap.unsigned()) {
      inBackground(() -> strangerPosts(callout, "unsigned", Optional.empty()));
    }
    if (mishap.forged()) {
      Callout other = callout.aboutAnotherRecord();
      String signature = HookSignature.of(other.body(), "not the key of this hook");
      inBackground(() -> strangerPosts(other, "forged", Optional.of(signature)));
    }
    if (mishap.forgedOff()) {
      inBackground(() -> strangerSaysItIsOff(callout));
    }
    if (mishap.silentlyOff()) {
      note(callout, "silentlyOff");
      outcomes.deactivateSilently(callout.hook());
    } else if (mishap.disabledHook()) {
      note(callout, "disabledHook");
      outcomes.deactivate(callout.hook(), "A fault switched the webhook off.");
    } else if (mishap.lost()) {
      note(callout, "lost");
    } else {
      route(callout, mishap);
    }
  }

  /// Stops sending for a hook that is off, and tells its receiver: one message to the deactivation
  /// URL, not retried, since the vendor documents no retry.
  ///
  /// @param signed whether it bears the hook's signature
  /// @param alsoAtMain whether another goes to the hook's main URL
  public void announceDeactivation(Callout deactivated, boolean signed, boolean alsoAtMain) {
    stop(deactivated.hook());
    Hook hook = deactivated.hook();
    byte[] body = deactivated.body();
    Optional<String> signature =
        signed ? Optional.of(HookSignature.of(body, hook.secretKey())) : Optional.empty();
    announce(deactivated, hook.deactivationUrl(), signature);
    if (alsoAtMain) {
      announce(deactivated, hook.url(), signature);
    }
  }

  private void announce(Callout deactivated, String url, Optional<String> signature) {
    inBackground(() -> finished(deactivated, 1, postman.post(url, deactivated.body(), signature)));
  }

  /// Sends nothing more for a hook.
  public void stop(Hook hook) {
    off.add(hook.key());
  }

  /// Does something when some simulated time has passed; until then it counts as pending.
  public void later(Duration wait, Runnable work) {
    inBackground(() -> {
      postman.pause(times.real(wait));
      work.run();
    });
  }

  private void route(Callout callout, Mishap mishap) {
    if (mishap.duplicate()) {
      note(callout, "duplicate");
      enqueue(callout);
    }
    if (mishap.late().isPositive()) {
      note(callout, "late");
      inBackground(() -> {
        postman.pause(times.real(mishap.late()));
        enqueue(callout);
      });
    } else if (mishap.reorder() && lane(callout).hold(callout)) {
      note(callout, "reorder");
      pending.incrementAndGet();
      inBackground(() -> {
        postman.pause(times.real(OVERTAKEN_WITHIN));
        lane(callout).releaseHeld();
      });
    } else {
      enqueue(callout);
    }
  }

  private void enqueue(Callout callout) {
    pending.incrementAndGet();
    lane(callout).append(callout);
  }

  private Lane lane(Callout callout) {
    return lanes.computeIfAbsent(
        new LaneKey(callout.hook().key(), callout.action()),
        _ -> new Lane(postman, this::complete));
  }

  private void complete(Callout callout) throws InterruptedException {
    try {
      awaitBudget(callout);
      if (off.contains(callout.hook().key())) {
        note(callout, "hookOff");
      } else {
        deliver(callout);
      }
    } finally {
      pending.decrementAndGet();
    }
  }

  private void awaitBudget(Callout callout) throws InterruptedException {
    String entity = callout.hook().account() + " " + callout.hook().entity();
    Duration wait = budget.take(entity, postman.now());
    if (wait.isPositive()
        && callout.hook().tellsOfDelays()
        && delayMails.isDue(callout.hook(), clock.instant())) {
      note(callout, "delayMailed");
    }
    while (wait.isPositive()) {
      postman.pause(wait);
      wait = budget.take(entity, postman.now());
    }
  }

  private void deliver(Callout callout) throws InterruptedException {
    byte[] body = callout.body();
    Hook hook = callout.hook();
    String signature = HookSignature.of(body, hook.secretKey());
    String reason = "";
    for (int attempt = 1; attempt <= times.attempts(); attempt++) {
      if (attempt > 1) {
        postman.pause(times.real(times.retryEvery()));
      }
      Outcome outcome = postman.post(hook.url(), body, Optional.of(signature));
      finished(callout, attempt, outcome);
      switch (outcome) {
        case Outcome.Delivered _ -> {
          failuresOf(hook).set(0);
          return;
        }
        case Outcome.Failed failed -> reason = failed.reason();
      }
    }
    giveUp(callout, body, reason);
  }

  private void giveUp(Callout callout, byte[] body, String reason) {
    outcomes.dropped(callout, new String(body, StandardCharsets.US_ASCII), reason);
    int failed = failuresOf(callout.hook()).incrementAndGet();
    if (failed == times.failuresToMail() && failureMails.isDue(callout.hook(), clock.instant())) {
      note(callout, "mailed");
    }
    if (failed == times.failuresToDeactivate()) {
      outcomes.deactivate(callout.hook(), failed + " events in a row could not be delivered.");
    }
  }

  private AtomicInteger failuresOf(Hook hook) {
    return failures.computeIfAbsent(hook.key(), _ -> new AtomicInteger());
  }

  /// Forgets past failures, as when an inactive hook is made active again.
  public void forgive(Hook hook) {
    off.remove(hook.key());
    failuresOf(hook).set(0);
  }

  private void strangerPosts(Callout callout, String what, Optional<String> signature)
      throws InterruptedException {
    note(callout, what);
    Outcome _ = postman.post(callout.hook().url(), callout.body(), signature);
  }

  private void strangerSaysItIsOff(Callout callout) throws InterruptedException {
    note(callout, "forgedOff");
    Outcome _ =
        postman.post(
            callout.hook().deactivationUrl(), callout.asDeactivated().body(), Optional.empty());
  }

  private void inBackground(Postman.Errand errand) {
    pending.incrementAndGet();
    postman.send(() -> {
      try {
        if (open) {
          errand.run();
        }
      } finally {
        pending.decrementAndGet();
      }
    });
  }

  private void finished(Callout callout, int attempt, Outcome outcome) {
    String result =
        switch (outcome) {
          case Outcome.Delivered _ -> "delivered";
          case Outcome.Failed _ -> "failed";
        };
    log.add(clock.instant(), callout, attempt, result);
  }

  private void note(Callout callout, String what) {
    Instant now = clock.instant();
    log.add(now, callout, 0, what);
  }

  @Override
  public void close() {
    open = false;
    lanes.values().forEach(Lane::stop);
    postman.close();
  }
}
