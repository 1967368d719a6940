package dev.signalbox.core.account;

import dev.signalbox.core.tenant.EmailAddress;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Keeps sign-in challenges and counts tries.
public interface Codes {

  /// A request to sign in.
  ///
  /// @param challenge a random name that only the asker was told
  /// @param codeHash keyed hash of the code under the challenge; null until a code was mailed, and
  ///   for ever when the address is nobody's
  /// @param tries how many codes were tried against it
  record Challenge(
      String challenge,
      EmailAddress email,
      @Nullable String codeHash,
      int tries,
      boolean used,
      Instant expiresAt) {}

  void open(Challenge challenge);

  Optional<Challenge> find(String challenge, Instant now);

  /// Sets the code's hash, over one that an interrupted mailing left; false when the challenge is
  /// used, expired or unknown.
  boolean setCode(String challenge, String codeHash, Instant now);

  /// Counts a try before it is judged, so that tries at the same time cannot exceed the limit.
  /// Answers the challenge as counted; empty when it is unknown, expired, used or out of tries.
  Optional<Challenge> countTry(String challenge, int mostTries, Instant now);

  /// Marks the challenge as used; false when somebody was faster.
  boolean use(String challenge, Instant now);

  /// Counts an event under a key such as an address or an IP unless `most` were counted in the hour
  /// up to `now`, and tells whether it did.
  boolean countWithin(String key, int most, Instant now);
}
