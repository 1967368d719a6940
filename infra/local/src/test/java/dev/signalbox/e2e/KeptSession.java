package dev.signalbox.e2e;

import dev.signalbox.local.demo.SignIn;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Somebody who signed in and stays so. An access token lives for a quarter of an hour; it is
/// renewed in time when it is asked for.
final class KeptSession {

  private static final Duration GOOD_FOR = Duration.ofMinutes(10);

  private final SignIn signIn;
  private final InstantSource clock;
  private SignIn.Tokens tokens;
  private Instant renewal;

  private KeptSession(SignIn signIn, SignIn.Tokens tokens, InstantSource clock) {
    this.signIn = signIn;
    this.clock = clock;
    this.tokens = tokens;
    this.renewal = clock.instant().plus(GOOD_FOR);
  }

  /// Signs in.
  static KeptSession of(SignIn signIn, String email, InstantSource clock) {
    return new KeptSession(signIn, signIn.signIn(email), clock);
  }

  synchronized String access() {
    Instant now = clock.instant();
    if (!now.isBefore(renewal)) {
      tokens = signIn.refresh(tokens);
      renewal = now.plus(GOOD_FOR);
    }
    return tokens.access();
  }
}
