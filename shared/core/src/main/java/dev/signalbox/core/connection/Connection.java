package dev.signalbox.core.connection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One PSA account linked to a tenant. Holds no secret: those are in [SecretStore] under [#ref].
///
/// @param name what the admin calls it; unique within the tenant
/// @param username the API user's name; empty where the PSA has none
/// @param zone the PSA's base URL, found or chosen
/// @param zoneChosen whether an admin chose the zone, which then is not detected again
/// @param account the PSA account that limits are counted for; several connections may share one
/// @param judgeFrom tickets created before this owe no judgement; null until the first sync ended
/// @param revision grows with each change; the condition of the next one
public record Connection(
    ConnectionRef ref,
    PsaKind psa,
    String name,
    String username,
    String zone,
    boolean zoneChosen,
    String account,
    ConnectionState state,
    @Nullable Instant judgeFrom,
    Instant createdAt,
    @Nullable Instant checkedAt,
    long revision) {

  public Connection withState(ConnectionState changed) {
    return copy(name, username, zone, zoneChosen, account, changed, judgeFrom, checkedAt, revision);
  }

  public Connection withName(String changed) {
    return copy(
        changed, username, zone, zoneChosen, account, state, judgeFrom, checkedAt, revision);
  }

  public Connection withAccess(
      String newUsername, String newZone, boolean newZoneChosen, String newAccount) {
    return copy(
        name,
        newUsername,
        newZone,
        newZoneChosen,
        newAccount,
        state,
        judgeFrom,
        checkedAt,
        revision);
  }

  public Connection checkedAt(Instant at) {
    return copy(name, username, zone, zoneChosen, account, state, judgeFrom, at, revision);
  }

  /// @param at null while all that there is counts as history
  public Connection judgingFrom(@Nullable Instant at) {
    return copy(name, username, zone, zoneChosen, account, state, at, checkedAt, revision);
  }

  public Connection withRevision(long changed) {
    return copy(name, username, zone, zoneChosen, account, state, judgeFrom, checkedAt, changed);
  }

  /// This connection with all of it that can change.
  private Connection copy(
      String name,
      String username,
      String zone,
      boolean zoneChosen,
      String account,
      ConnectionState state,
      @Nullable Instant judgeFrom,
      @Nullable Instant checkedAt,
      long revision) {
    return new Connection(
        ref,
        psa,
        name,
        username,
        zone,
        zoneChosen,
        account,
        state,
        judgeFrom,
        createdAt,
        checkedAt,
        revision);
  }
}
