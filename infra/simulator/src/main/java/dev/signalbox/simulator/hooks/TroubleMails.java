package dev.signalbox.simulator.hooks;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// The mails in which the vendor tells a hook's owner of trouble, at most one in a while: that
/// events fail, once a day, or that they are delayed (Autotask developer help, Webhooks, error
/// handling). Nothing is mailed here; the log of callouts says when the vendor would.
final class TroubleMails {

  private final Duration every;
  private final Map<Hook.Key, Instant> last = new HashMap<>();

  TroubleMails(Duration every) {
    this.every = every;
  }

  /// Whether a mail goes out now; asked once for each that may.
  synchronized boolean isDue(Hook hook, Instant now) {
    Instant before = last.get(hook.key());
    boolean due = before == null || !now.isBefore(before.plus(every));
    if (due) {
      last.put(hook.key(), now);
    }
    return due;
  }
}
