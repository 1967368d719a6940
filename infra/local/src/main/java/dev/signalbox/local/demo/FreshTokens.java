package dev.signalbox.local.demo;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Access tokens live for a quarter of an hour; the demo stays up longer. Renews them in time.
final class FreshTokens implements AutoCloseable {

  private static final int MINUTES = 5;

  /// Takes the tokens of the administrator and of the technician.
  @FunctionalInterface
  interface Taker {
    void take(SignIn.Tokens admin, SignIn.Tokens technician) throws IOException;
  }

  private final SignIn signIn;
  private final Taker taker;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
  private SignIn.Tokens admin;
  private SignIn.Tokens technician;

  private FreshTokens(SignIn signIn, SignIn.Tokens admin, SignIn.Tokens technician, Taker taker) {
    this.signIn = signIn;
    this.admin = admin;
    this.technician = technician;
    this.taker = taker;
  }

  /// Hands over these tokens now, and new ones every few minutes.
  static FreshTokens keep(SignIn signIn, SignIn.Tokens admin, SignIn.Tokens technician, Taker taker)
      throws IOException {
    var fresh = new FreshTokens(signIn, admin, technician, taker);
    taker.take(admin, technician);
    var _ = fresh.timer.scheduleWithFixedDelay(fresh::renew, MINUTES, MINUTES, TimeUnit.MINUTES);
    return fresh;
  }

  private void renew() {
    try {
      admin = signIn.refresh(admin);
      technician = signIn.refresh(technician);
      taker.take(admin, technician);
    } catch (IOException | RuntimeException e) {
      // The next turn tries again; the log tells why tokens grow old.
      System.out.println("Tokens could not be renewed: " + e);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
