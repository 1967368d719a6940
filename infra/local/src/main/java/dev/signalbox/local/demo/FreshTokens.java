package dev.signalbox.local.demo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Access tokens live for a quarter of an hour; the demo stays up longer. Renews them in time.
final class FreshTokens implements AutoCloseable {

  private static final int MINUTES = 5;

  /// Takes the tokens that are good now, in the order of their owners.
  @FunctionalInterface
  interface Taker {
    void take(List<SignIn.Tokens> tokens) throws IOException;
  }

  private final SignIn signIn;
  private final Taker taker;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
  private final List<SignIn.Tokens> tokens;

  private FreshTokens(SignIn signIn, List<SignIn.Tokens> tokens, Taker taker) {
    this.signIn = signIn;
    this.tokens = new ArrayList<>(tokens);
    this.taker = taker;
  }

  /// Hands over these tokens now, and new ones every few minutes.
  static FreshTokens keep(SignIn signIn, List<SignIn.Tokens> tokens, Taker taker)
      throws IOException {
    var fresh = new FreshTokens(signIn, tokens, taker);
    taker.take(tokens);
    var _ = fresh.timer.scheduleWithFixedDelay(fresh::renew, MINUTES, MINUTES, TimeUnit.MINUTES);
    return fresh;
  }

  private void renew() {
    try {
      // One by one: a refresh token is good once, also when the next owner's fails.
      for (int i = 0; i < tokens.size(); i++) {
        tokens.set(i, signIn.refresh(tokens.get(i)));
      }
      taker.take(List.copyOf(tokens));
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
