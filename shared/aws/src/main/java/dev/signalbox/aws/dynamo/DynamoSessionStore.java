package dev.signalbox.aws.dynamo;

import dev.signalbox.core.account.Session;
import dev.signalbox.core.account.SessionStore;
import dev.signalbox.core.tenant.EmailAddress;
import dev.signalbox.core.tenant.TenantId;
import dev.signalbox.core.tenant.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Sessions. One is three items: the session under its user, the access token, which repeats the
/// session so that a request costs one read, and the refresh token. A refresh token that was
/// exchanged stays, so that its reuse is noticed. An access token proves its tenant.
public final class DynamoSessionStore implements SessionStore {

  private static final String SESSION = "session"; // S, its id
  private static final String TENANT = "tenant"; // S
  private static final String USER_ID = "userId"; // S
  private static final String EMAIL = "email"; // S
  private static final String CREATED_AT = "createdAt"; // S, time
  private static final String REFRESH_UNTIL = "refreshUntil"; // S, time
  private static final String ENDS_AT = "endsAt"; // S, time
  private static final String AGENT = "agent"; // S
  private static final String ACCESS = "accessHash"; // S, of a session: its present access token
  private static final String REFRESH = "refreshHash"; // S, of a session: its present refresh token
  private static final String VALID_UNTIL = "validUntil"; // S, time, of an access token; decides
  private static final String EXPIRES_AT = "expiresAt"; // N, seconds; tidies up

  private static final Duration KEPT = Duration.ofDays(1);

  private final Table table;

  public DynamoSessionStore(Table table) {
    this.table = table;
  }

  @Override
  public void open(
      Session session, String accessHash, Instant accessExpiresAt, String refreshHash) {
    var refused =
        table.transact(
            List.of(
                Write.put(key(session), held(session, accessHash, refreshHash), Expression.ABSENT),
                Write.put(Keys.access(accessHash), access(session, accessExpiresAt)),
                Write.put(Keys.refresh(refreshHash), fields(session))));
    if (!refused.isEmpty()) {
      throw new IllegalStateException("There is a session of this id already.");
    }
  }

  @Override
  public Optional<Session> findByAccess(String accessHash, Instant now) {
    return table
        .get(Keys.access(accessHash))
        .filter(item -> item.time(VALID_UNTIL).isAfter(now) && item.time(ENDS_AT).isAfter(now))
        .map(DynamoSessionStore::session);
  }

  @Override
  public Rotation rotate(
      String refreshHash,
      String newAccessHash,
      Instant accessExpiresAt,
      String newRefreshHash,
      Instant refreshExpiresAt,
      Instant now) {
    Optional<Item> held =
        table
            .get(Keys.refresh(refreshHash))
            .flatMap(token -> table.get(key(session(token))))
            .filter(item -> !isOver(session(item), now));
    if (held.isEmpty()) {
      return new Rotation.Unknown();
    }
    Session session = session(held.get());
    Session rotated = session.refreshedUntil(refreshExpiresAt);
    boolean done =
        held.get().text(REFRESH).equals(refreshHash)
            && table
                .transact(
                    List.of(
                        Write.change(
                            key(session),
                            held(rotated, newAccessHash, newRefreshHash),
                            Expression.of("#refreshHash=:held").with("held", refreshHash)),
                        Write.remove(Keys.access(held.get().text(ACCESS))),
                        Write.put(Keys.access(newAccessHash), access(rotated, accessExpiresAt)),
                        Write.put(Keys.refresh(newRefreshHash), fields(rotated))))
                .isEmpty();
    return done ? new Rotation.Rotated(rotated) : reused(session);
  }

  /// Somebody exchanged the token before, perhaps a moment ago; unless the session was just ended.
  private Rotation reused(Session session) {
    return endNow(session.tenant(), session.user(), session.id())
        ? new Rotation.Reused(session)
        : new Rotation.Unknown();
  }

  @Override
  public List<Session> list(TenantId tenant, UserId user, Instant now) {
    return sessions(tenant, user).stream()
        .filter(session -> !isOver(session, now))
        .sorted(Comparator.comparing(Session::createdAt).thenComparing(Session::id))
        .toList();
  }

  @Override
  public void end(TenantId tenant, UserId user, String sessionId) {
    var _ = endNow(tenant, user, sessionId);
  }

  @Override
  public void endAll(TenantId tenant, UserId user) {
    sessions(tenant, user).forEach(session -> end(tenant, user, session.id()));
  }

  /// Removes session and access token together; again when a rotation came in between.
  private boolean endNow(TenantId tenant, UserId user, String sessionId) {
    Key key = Keys.session(tenant, user, sessionId);
    while (true) {
      Optional<Item> held = table.get(key);
      if (held.isEmpty()) {
        return false;
      }
      String access = held.get().text(ACCESS);
      Expression same = Expression.of("#accessHash=:held").with("held", access);
      if (table
          .transact(List.of(Write.remove(key, same), Write.remove(Keys.access(access))))
          .isEmpty()) {
        return true;
      }
    }
  }

  /// A user's id may hold the sign that ends it in the key, so the attribute decides.
  private List<Session> sessions(TenantId tenant, UserId user) {
    return table.queryAll(Keys.tenant(tenant), Keys.sessions(user)).stream()
        .map(DynamoSessionStore::session)
        .filter(session -> session.user().equals(user))
        .toList();
  }

  private static boolean isOver(Session session, Instant now) {
    return !session.refreshExpiresAt().isAfter(now) || !session.endsAt().isAfter(now);
  }

  private static Key key(Session session) {
    return Keys.session(session.tenant(), session.user(), session.id());
  }

  private static Fields held(Session session, String accessHash, String refreshHash) {
    return fields(session).text(ACCESS, accessHash).text(REFRESH, refreshHash);
  }

  private static Fields access(Session session, Instant until) {
    return fields(session)
        .time(VALID_UNTIL, until)
        .number(EXPIRES_AT, until.plus(KEPT).getEpochSecond());
  }

  private static Fields fields(Session session) {
    return new Fields()
        .text(SESSION, session.id())
        .text(TENANT, session.tenant().value())
        .text(USER_ID, session.user().value())
        .text(EMAIL, session.email().value())
        .time(CREATED_AT, session.createdAt())
        .time(REFRESH_UNTIL, session.refreshExpiresAt())
        .time(ENDS_AT, session.endsAt())
        .text(AGENT, session.agent())
        .number(EXPIRES_AT, session.endsAt().plus(KEPT).getEpochSecond());
  }

  private static Session session(Item item) {
    return new Session(
        item.text(SESSION),
        new TenantId(item.text(TENANT)),
        new UserId(item.text(USER_ID)),
        new EmailAddress(item.text(EMAIL)),
        item.time(CREATED_AT),
        item.time(REFRESH_UNTIL),
        item.time(ENDS_AT),
        item.textOrEmpty(AGENT));
  }
}
