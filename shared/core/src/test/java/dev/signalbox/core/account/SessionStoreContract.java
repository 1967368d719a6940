package dev.signalbox.core.account;

import static dev.signalbox.core.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.Race;
import dev.signalbox.core.Samples;
import dev.signalbox.core.account.SessionStore.Rotation;
import dev.signalbox.core.tenant.EmailAddress;
import dev.signalbox.core.tenant.TenantId;
import dev.signalbox.core.tenant.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What every store of sessions does.
public abstract class SessionStoreContract {

  protected abstract SessionStore store();

  private static final Instant ACCESS_END = NOON.plus(Duration.ofMinutes(15));
  private static final Instant REFRESH_END = NOON.plus(Duration.ofHours(12));
  private static final Instant END = NOON.plus(Duration.ofDays(30));

  private final TenantId tenant = Samples.newTenant();
  private final UserId user = new UserId("user#1");
  private final Session session = session("one");

  @BeforeEach
  void signIn() {
    store().open(session, hash("access"), ACCESS_END, hash("refresh"));
  }

  @Test
  void sessionIsFoundByItsAccessTokenUntilThatExpires() {
    assertThat(store().findByAccess(hash("access"), NOON)).contains(session);
    assertThat(store().findByAccess(hash("access"), ACCESS_END)).isEmpty();
    assertThat(store().findByAccess(hash("refresh"), NOON)).isEmpty();
    assertThat(store().findByAccess(hash("other"), NOON)).isEmpty();
  }

  @Test
  void rotationGivesANewPairAndEndsTheOldAccessToken() {
    Instant until = REFRESH_END.plusSeconds(9);
    assertThat(rotate("refresh", "2", until))
        .isEqualTo(new Rotation.Rotated(session.refreshedUntil(until)));
    assertThat(store().findByAccess(hash("access"), NOON)).isEmpty();
    assertThat(store().findByAccess(hash("access2"), NOON)).contains(session.refreshedUntil(until));
    assertThat(rotate("refresh2", "3", until)).isInstanceOf(Rotation.Rotated.class);
  }

  @Test
  @Tag("P37")
  void reusedRefreshTokenEndsTheSession() {
    rotate("refresh", "2", REFRESH_END);
    assertThat(rotate("refresh", "3", REFRESH_END)).isEqualTo(new Rotation.Reused(session));
    assertThat(store().findByAccess(hash("access2"), NOON)).isEmpty();
    assertThat(rotate("refresh2", "4", REFRESH_END)).isEqualTo(new Rotation.Unknown());
    assertThat(store().list(tenant, user, NOON)).isEmpty();
  }

  @Test
  void ofRotationsAtTheSameTimeAtMostOneSucceeds() {
    List<Rotation> answers = Race.run(8, i -> rotate("refresh", "r" + i, REFRESH_END));
    assertThat(answers).filteredOn(Rotation.Rotated.class::isInstance).hasSize(1);
    assertThat(answers).anyMatch(Rotation.Reused.class::isInstance);
    assertThat(store().list(tenant, user, NOON)).isEmpty();
  }

  @Test
  void expiredAndUnknownRefreshTokensAreUnknown() {
    assertThat(store().rotate(hash("refresh"), "a", ACCESS_END, "b", REFRESH_END, REFRESH_END))
        .isEqualTo(new Rotation.Unknown());
    assertThat(rotate("made up", "2", REFRESH_END)).isEqualTo(new Rotation.Unknown());
  }

  @Test
  void sessionEndsWhateverHappens() {
    rotate("refresh", "2", END.plusSeconds(99));
    assertThat(store().rotate(hash("refresh2"), "a", END, "b", END, END))
        .isEqualTo(new Rotation.Unknown());
    assertThat(store().list(tenant, user, END)).isEmpty();
  }

  @Test
  void endedSessionIsOverAtOnce() {
    store().end(tenant, user, "one");
    store().end(tenant, user, "one");
    assertThat(store().findByAccess(hash("access"), NOON)).isEmpty();
    assertThat(rotate("refresh", "2", REFRESH_END)).isEqualTo(new Rotation.Unknown());
  }

  @Test
  void allSessionsOfAUserAreListedAndEnded() {
    store().open(session("two"), hash("a2"), ACCESS_END, hash("r2"));
    assertThat(store().list(tenant, user, NOON)).containsExactly(session, session("two"));
    store().endAll(tenant, new UserId("user"));
    assertThat(store().list(tenant, user, NOON)).hasSize(2);
    store().endAll(tenant, user);
    assertThat(store().list(tenant, user, NOON)).isEmpty();
    assertThat(store().findByAccess(hash("a2"), NOON)).isEmpty();
  }

  @Test
  @Tag("P25")
  void anotherTenantCannotEndOrSeeIt() {
    TenantId other = Samples.newTenant();
    store().end(other, user, "one");
    store().endAll(other, user);
    assertThat(store().list(other, user, NOON)).isEmpty();
    assertThat(store().findByAccess(hash("access"), NOON)).contains(session);
  }

  private Rotation rotate(String refresh, String suffix, Instant until) {
    return store()
        .rotate(
            hash(refresh),
            hash("access" + suffix),
            ACCESS_END,
            hash("refresh" + suffix),
            until,
            NOON.plusSeconds(1));
  }

  private String hash(String token) {
    return "hash-of-" + token + "-" + tenant;
  }

  private Session session(String id) {
    return new Session(
        id, tenant, user, new EmailAddress("pat@desk.example"), NOON, REFRESH_END, END, "Browser");
  }
}
