package dev.signalbox.core.account;

import dev.signalbox.core.tenant.TenantId;
import dev.signalbox.core.tenant.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Keeps sessions under the hashes of their tokens.
public interface SessionStore {

  /// Stores a new session with its first pair of tokens.
  void open(Session session, String accessHash, Instant accessExpiresAt, String refreshHash);

  /// The session of an access token that has not expired, if it was not ended.
  Optional<Session> findByAccess(String accessHash, Instant now);

  /// What came of exchanging a refresh token.
  sealed interface Rotation {

    record Rotated(Session session) implements Rotation {}

    /// The token was exchanged before: it was copied. The session is ended.
    record Reused(Session session) implements Rotation {}

    record Unknown() implements Rotation {}
  }

  /// Exchanges a refresh token for a new pair, once; the old access token dies with it.
  Rotation rotate(
      String refreshHash,
      String newAccessHash,
      Instant accessExpiresAt,
      String newRefreshHash,
      Instant refreshExpiresAt,
      Instant now);

  /// A user's sessions that are not over.
  List<Session> list(TenantId tenant, UserId user, Instant now);

  /// Ends a session; nothing happens when it is over.
  void end(TenantId tenant, UserId user, String sessionId);

  /// Ends all sessions of a user.
  void endAll(TenantId tenant, UserId user);
}
