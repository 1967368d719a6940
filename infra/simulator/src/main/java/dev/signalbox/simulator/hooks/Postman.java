package dev.signalbox.simulator.hooks;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The hands, the time and the way to receivers with which events are delivered.
public interface Postman extends AutoCloseable {

  /// Something to do that may take its time.
  interface Errand {
    void run() throws InterruptedException;
  }

  /// What one attempt led to.
  sealed interface Outcome {
    /// @param status the 2xx answer
    record Delivered(int status) implements Outcome {}

    /// @param reason the receiver's answer, or why there was none
    record Failed(String reason) implements Outcome {}
  }

  /// Delivers over HTTP, in real time.
  static Postman live(CalloutTimes times) {
    return new LivePostman(times.timeout());
  }

  /// Begins an errand beside everything else; returns at once.
  void send(Errand errand);

  void pause(Duration duration) throws InterruptedException;

  /// The time that pauses take; a simulated clock may stand still meanwhile.
  Instant now();

  /// Posts one message to a receiver.
  Outcome post(String url, byte[] body, Optional<String> signature) throws InterruptedException;

  @Override
  void close();
}
