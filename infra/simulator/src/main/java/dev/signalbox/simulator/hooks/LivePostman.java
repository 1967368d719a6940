package dev.signalbox.simulator.hooks;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Delivers over HTTP in real time, each errand on a thread of its own.
final class LivePostman implements Postman {

  private final CalloutSender sender;

  /// @param timeout how long a receiver may take
  LivePostman(Duration timeout) {
    this.sender = new CalloutSender(timeout);
  }

  @Override
  public void send(Errand errand) {
    Thread.startVirtualThread(() -> {
      try {
        errand.run();
      } catch (InterruptedException e) {
        // The simulator stops or is reset: what still waits is dropped with it.
        Thread.currentThread().interrupt();
      }
    });
  }

  @Override
  public void pause(Duration duration) throws InterruptedException {
    Thread.sleep(duration);
  }

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public Outcome post(String url, byte[] body, Optional<String> signature)
      throws InterruptedException {
    return sender.post(url, body, signature);
  }

  @Override
  public void close() {
    sender.close();
  }
}
