package dev.signalbox.core.account;

import dev.signalbox.core.tenant.EmailAddress;
import dev.signalbox.core.tenant.TenantId;
import dev.signalbox.core.tenant.UserId;
import java.time.Instant;

/// One signed-in client of a user. Its tokens are stored as hashes only.
///
/// @param refreshExpiresAt after so long without use it is over
/// @param endsAt when it is over whatever happens
/// @param agent what the client calls itself, for the list of sessions
public record Session(
    String id,
    TenantId tenant,
    UserId user,
    EmailAddress email,
    Instant createdAt,
    Instant refreshExpiresAt,
    Instant endsAt,
    String agent) {

  public Session refreshedUntil(Instant until) {
    return new Session(id, tenant, user, email, createdAt, until, endsAt, agent);
  }
}
