package dev.signalbox.simulator.hooks;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// The mails in which the vendor tells a hook's owner that events fail: one a day at most (Autotask
/// developer help, Webhooks, error handling). Nothing is mailed here; the log of callouts says when
/// the vendor would.
final class TroubleMails {

  private static final Duration EVERY = Duration.ofDays(1);

  private final Map<Hook.Key, Instant> last = new HashMap<>();

  /// Whether a mail goes out now; asked once for each that may.
  synchronized boolean isDue(Hook hook, Instant now) {
    Instant before = last.get(hook.key());
    boolean due = before == null || !now.isBefore(before.plus(EVERY));
    if (due) {
      last.put(hook.key(), now);
    }
    return due;
  }
}
