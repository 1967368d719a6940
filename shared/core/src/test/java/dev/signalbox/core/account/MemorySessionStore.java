package dev.signalbox.core.account;

import dev.signalbox.core.tenant.TenantId;
import dev.signalbox.core.tenant.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Sessions in memory.
public final class MemorySessionStore implements SessionStore {

  private record Key(TenantId tenant, UserId user, String session) {}

  private record Open(
      Session session, String accessHash, Instant accessExpiresAt, String refreshHash) {}

  private final Map<Key, Open> open = new HashMap<>();

  /// Every refresh token ever given out, also exchanged ones.
  private final Map<String, Key> refreshTokens = new HashMap<>();

  @Override
  public synchronized void open(
      Session session, String accessHash, Instant accessExpiresAt, String refreshHash) {
    Key key = key(session);
    open.put(key, new Open(session, accessHash, accessExpiresAt, refreshHash));
    refreshTokens.put(refreshHash, key);
  }

  @Override
  public synchronized Optional<Session> findByAccess(String accessHash, Instant now) {
    return open.values().stream()
        .filter(it -> it.accessHash().equals(accessHash))
        .filter(it -> it.accessExpiresAt().isAfter(now) && it.session().endsAt().isAfter(now))
        .map(Open::session)
        .findFirst();
  }

  @Override
  public synchronized Rotation rotate(
      String refreshHash,
      String newAccessHash,
      Instant accessExpiresAt,
      String newRefreshHash,
      Instant refreshExpiresAt,
      Instant now) {
    Key key = refreshTokens.get(refreshHash);
    Open held = key == null ? null : open.get(key);
    if (key == null || held == null || isOver(held.session(), now)) {
      return new Rotation.Unknown();
    }
    if (!held.refreshHash().equals(refreshHash)) {
      open.remove(key);
      return new Rotation.Reused(held.session());
    }
    Session session = held.session().refreshedUntil(refreshExpiresAt);
    open(session, newAccessHash, accessExpiresAt, newRefreshHash);
    return new Rotation.Rotated(session);
  }

  @Override
  public synchronized List<Session> list(TenantId tenant, UserId user, Instant now) {
    return open.values().stream()
        .map(Open::session)
        .filter(it -> it.tenant().equals(tenant) && it.user().equals(user) && !isOver(it, now))
        .sorted(Comparator.comparing(Session::createdAt).thenComparing(Session::id))
        .toList();
  }

  @Override
  public synchronized void end(TenantId tenant, UserId user, String sessionId) {
    open.remove(new Key(tenant, user, sessionId));
  }

  @Override
  public synchronized void endAll(TenantId tenant, UserId user) {
    for (Key key : new ArrayList<>(open.keySet())) {
      if (key.tenant().equals(tenant) && key.user().equals(user)) {
        open.remove(key);
      }
    }
  }

  private static boolean isOver(Session session, Instant now) {
    return !session.refreshExpiresAt().isAfter(now) || !session.endsAt().isAfter(now);
  }

  private static Key key(Session session) {
    return new Key(session.tenant(), session.user(), session.id());
  }
}
