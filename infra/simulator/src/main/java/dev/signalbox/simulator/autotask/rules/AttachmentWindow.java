package dev.signalbox.simulator.autotask.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/// The bytes that are attached: 10,000,000 in five minutes, and whoever goes beyond attaches
/// nothing more for five minutes (Autotask developer help, REST API calls, REST_Attachments). The
/// text is ours.
final class AttachmentWindow {

  private static final long MOST = 10_000_000;
  private static final Duration WINDOW = Duration.ofMinutes(5);

  private record Attached(Instant at, long bytes) {}

  private final Deque<Attached> attached = new ArrayDeque<>();
  private Instant blockedUntil = Instant.MIN;

  synchronized void take(Instant now, long bytes) {
    while (!attached.isEmpty() && !attached.peekFirst().at().plus(WINDOW).isAfter(now)) {
      attached.removeFirst();
    }
    boolean isBlocked = now.isBefore(blockedUntil);
    long sum = attached.stream().mapToLong(Attached::bytes).sum() + bytes;
    if (!isBlocked && sum > MOST) {
      blockedUntil = now.plus(WINDOW);
    }
    if (isBlocked || sum > MOST) {
      throw Refused.because(
          "More than 10,000,000 bytes were attached within five minutes. Attachments can be created"
              + " again five minutes later.");
    }
    attached.addLast(new Attached(now, bytes));
  }

  synchronized void forget() {
    attached.clear();
    blockedUntil = Instant.MIN;
  }
}
