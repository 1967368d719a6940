package dev.signalbox.simulator.hooks;

import dev.signalbox.json.Json;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The last attempts and mishaps, for whoever wants to see what was sent.
public final class CalloutLog {

  private static final int KEPT = 50_000;

  private final Deque<Entry> entries = new ArrayDeque<>();

  /// @param attempt 1 for the first; 0 where nothing was sent
  /// @param result `delivered`, `failed`, or the name of what was done on purpose
  public record Entry(
      Instant at,
      String account,
      String entity,
      long hook,
      String action,
      long recordId,
      long sequence,
      int attempt,
      String result) {

    public Json toJson() {
      return Json.object()
          .put("at", at)
          .put("account", account)
          .put("entity", entity)
          .put("hook", hook)
          .put("action", action)
          .put("id", recordId)
          .put("sequence", sequence)
          .put("attempt", attempt)
          .put("result", result)
          .build();
    }
  }

  synchronized void add(Instant at, Callout callout, int attempt, String result) {
    Hook hook = callout.hook();
    entries.addLast(
        new Entry(
            at,
            hook.account(),
            hook.entity(),
            hook.id(),
            callout.action().word(),
            callout.recordId(),
            callout.sequence(),
            attempt,
            result));
    if (entries.size() > KEPT) {
      entries.removeFirst();
    }
  }

  public synchronized List<Entry> since(Instant since) {
    return entries.stream().filter(entry -> !entry.at().isBefore(since)).toList();
  }
}
