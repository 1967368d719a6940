package dev.signalbox.core.psa;

import java.time.Duration;
import java.time.Instant;

/// Keeps our calls within what a PSA account bears, together with all other functions; and keeps
/// refused credentials from being tried until the PSA locks their user.
public interface Limiter {

  /// How often people may try credentials that are being refused, in [#TRIALS_PER]. PSAs lock a
  /// user after a number of bad logins that each account chooses.
  int TRIALS = 3;

  Duration TRIALS_PER = Duration.ofMinutes(30);

  /// How long a place is taken that nobody gives back: longer than any call takes, so that the PSA
  /// is done with it, whoever made it was killed or gave it up.
  Duration LEASE = Duration.ofSeconds(90);

  /// Who asks for calls.
  ///
  /// @param account the PSA account, see [dev.signalbox.core.connection.Connection#account]
  /// @param login a mark of the credentials that calls are made with; says nothing about them but
  ///   whether two are the same
  record Caller(String account, String login, Purpose purpose) {}

  /// What came of asking for a call.
  sealed interface Answer {

    /// The call may be made; closing gives the place back.
    ///
    /// @param onTrial whether these credentials were refused the last time; if they are accepted
    ///   now, say so
    record Granted(Permit permit, boolean onTrial) implements Answer {
      public Granted(Permit permit) {
        this(permit, false);
      }
    }

    /// Not now; ask again after this time.
    record Wait(Duration duration) implements Answer {}

    /// First ask the PSA how many calls it has counted, tell [Limiter#counted], and ask again. That
    /// call is counted already, within what we may make, and needs no place. Nobody else is told so
    /// until the next time.
    record Count() implements Answer {}

    /// The PSA refused these credentials, and trying them on would lock their user.
    ///
    /// @param again when somebody at a screen may try them again
    record Refused(Instant at, Instant again) implements Answer {}
  }

  /// A place for one call at an endpoint. Given back when the call is over; one that the PSA may
  /// still be working at keeps it, up to [#LEASE].
  interface Permit extends AutoCloseable {
    @Override
    void close();
  }

  /// Asks for one call.
  ///
  /// @param endpoint the vendor's endpoint, such as `Tickets`; calls at once are counted by it
  Answer ask(Caller caller, String endpoint);

  /// The PSA asked to be left alone.
  void backOff(String account, Duration duration);

  /// The PSA said how many calls everybody made, and how many it allows.
  void counted(String account, int used, int most);

  /// The PSA did not accept the caller's credentials.
  void refused(Caller caller);

  /// The PSA accepted credentials that it had refused.
  void accepted(Caller caller);

  /// The caller's work is put off until then.
  void putOff(Caller caller, Duration duration);

  /// How things stand.
  AccountUse use(String account);
}
