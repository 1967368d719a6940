package dev.signalbox.core.account;

import dev.signalbox.core.tenant.TenantId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Answers in memory.
public final class MemoryKeptAnswers implements KeptAnswers {

  private record Place(TenantId tenant, String key) {}

  private record Entry(Request request, @Nullable Answer answer, Instant end) {}

  private final Map<Place, Entry> entries = new HashMap<>();

  @Override
  public synchronized Known take(Request request, Instant now) {
    Entry held = entries.get(place(request));
    if (held == null || !held.end().isAfter(now)) {
      entries.put(place(request), new Entry(request, null, request.until()));
      return new Known.Taken();
    }
    if (!held.request().request().equals(request.request())) {
      return new Known.Another();
    }
    Answer answer = held.answer();
    return answer == null ? new Known.Underway() : new Known.Answered(answer);
  }

  @Override
  public synchronized void keep(Request request, Answer answer, Instant end) {
    entries.computeIfPresent(
        place(request), (_, held) -> isOf(held, request) ? new Entry(request, answer, end) : held);
  }

  @Override
  public synchronized void release(Request request) {
    entries.computeIfPresent(place(request), (_, held) -> isOf(held, request) ? null : held);
  }

  private static boolean isOf(Entry held, Request request) {
    return held.answer() == null && held.request().equals(request);
  }

  private static Place place(Request request) {
    return new Place(request.tenant(), request.key());
  }
}
