package dev.signalbox.config;

import dev.signalbox.core.Ids;
import dev.signalbox.core.Randomness;
import dev.signalbox.core.account.Codes;
import dev.signalbox.core.account.Codes.Challenge;
import dev.signalbox.core.account.Session;
import dev.signalbox.core.account.SessionStore;
import dev.signalbox.core.account.SignInCode;
import dev.signalbox.core.account.Token;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.task.TaskQueue;
import dev.signalbox.core.tenant.EmailAddress;
import dev.signalbox.core.tenant.TenantStore;
import dev.signalbox.core.tenant.User;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Signing in with a code from a mail. Asking for one does the same work and gets the same answer
/// whether the address is anybody's or not.
final class SignIn {

  static final Duration CODE_LIFE = Duration.ofMinutes(5);
  static final Duration ACCESS_LIFE = Duration.ofMinutes(15);
  static final Duration REFRESH_LIFE = Duration.ofHours(12);
  static final Duration SESSION_LIFE = Duration.ofDays(30);

  static final int TRIES_PER_CODE = 5;
  static final int CODES_PER_ADDRESS = 5;
  static final int CODES_PER_IP = 20;

  private static final int NETWORK_BYTES = 8;

  /// A pair of tokens and whom they are for.
  record Granted(Token access, Token refresh, User user) {}

  /// What came of a code.
  sealed interface Outcome {

    record SignedIn(Granted granted) implements Outcome {}

    /// Wrong, too old, used, or tried too often: the caller is not told which.
    record Refused() implements Outcome {}

    /// The code is right; the address belongs to several tenants.
    record ChooseTenant(List<User> users) implements Outcome {}
  }

  private final TenantStore tenants;
  private final Codes codes;
  private final SessionStore sessions;
  private final TaskQueue queue;
  private final Supplier<byte[]> key;
  private final Randomness randomness;
  private final Ids ids;
  private final InstantSource clock;

  SignIn(
      TenantStore tenants,
      Codes codes,
      SessionStore sessions,
      TaskQueue queue,
      Supplier<byte[]> key,
      Randomness randomness,
      Ids ids,
      InstantSource clock) {
    this.tenants = tenants;
    this.codes = codes;
    this.sessions = sessions;
    this.queue = queue;
    this.key = key;
    this.randomness = randomness;
    this.ids = ids;
    this.clock = clock;
  }

  /// Opens a challenge and has a code mailed; empty when address or IP asked too often.
  Optional<String> ask(EmailAddress email, String ip) {
    Instant now = clock.instant();
    // An IP that is out of codes must not use up those of the address that it names.
    boolean ipWithin = codes.countWithin("ip:" + networkOf(ip), CODES_PER_IP, now);
    boolean addressWithin = ipWithin && codes.countWithin("to:" + email, CODES_PER_ADDRESS, now);
    if (!addressWithin) {
      return Optional.empty();
    }
    String challenge = Token.make(randomness).value();
    codes.open(new Challenge(challenge, email, null, 0, false, now.plus(CODE_LIFE)));
    queue.send(Message.first(new Task.SendCode(challenge, email), ids.next(), now));
    return Optional.of(challenge);
  }

  /// One customer line: of IPv6, whoever has one address has the 2^64 beside it.
  private static String networkOf(String ip) {
    if (!ip.contains(":")) {
      return ip;
    }
    try {
      byte[] address = InetAddress.ofLiteral(ip).getAddress();
      return HexFormat.of().formatHex(address, 0, Math.min(address.length, NETWORK_BYTES));
    } catch (IllegalArgumentException _) {
      return ip;
    }
  }

  /// @param tenant the tenant that the caller chose; empty when they have not been asked
  Outcome enter(String challenge, String typed, Optional<String> tenant, String agent) {
    Instant now = clock.instant();
    Optional<Challenge> counted = codes.countTry(challenge, TRIES_PER_CODE, now);
    boolean right = isRight(counted, challenge, typed);
    if (counted.isEmpty() || !right) {
      return new Outcome.Refused();
    }
    List<User> users =
        tenants.findByEmail(counted.get().email()).stream()
            .filter(user -> tenant.isEmpty() || user.tenant().value().equals(tenant.get()))
            .toList();
    if (users.size() > 1) {
      return new Outcome.ChooseTenant(users);
    }
    return !users.isEmpty() && codes.use(challenge, now)
        ? new Outcome.SignedIn(open(users.getFirst(), agent, now))
        : new Outcome.Refused();
  }

  /// Compares in constant time, and does the same work for a challenge that does not exist.
  private boolean isRight(Optional<Challenge> counted, String challenge, String typed) {
    SignInCode code = SignInCode.find(typed).orElse(new SignInCode("000000"));
    byte[] given = code.hash(key.get(), challenge).getBytes(StandardCharsets.US_ASCII);
    byte[] kept = counted.map(Challenge::codeHash).orElse("").getBytes(StandardCharsets.US_ASCII);
    return MessageDigest.isEqual(given, kept) && SignInCode.find(typed).isPresent();
  }

  private Granted open(User user, String agent, Instant now) {
    Token access = Token.make(randomness);
    Token refresh = Token.make(randomness);
    Session session =
        new Session(
            ids.next(),
            user.tenant(),
            user.id(),
            user.email(),
            now,
            now.plus(REFRESH_LIFE),
            now.plus(SESSION_LIFE),
            agent);
    sessions.open(session, access.hash(), now.plus(ACCESS_LIFE), refresh.hash());
    return new Granted(access, refresh, user);
  }

  /// Exchanges a refresh token for a new pair; empty when it is not good, or no longer.
  Optional<Granted> refresh(String refreshToken) {
    Instant now = clock.instant();
    Token access = Token.make(randomness);
    Token refresh = Token.make(randomness);
    return switch (sessions.rotate(
        new Token(refreshToken).hash(),
        access.hash(),
        now.plus(ACCESS_LIFE),
        refresh.hash(),
        now.plus(REFRESH_LIFE),
        now)) {
      case SessionStore.Rotation.Rotated(Session session) ->
          tenants
              .findUser(session.tenant(), session.email())
              .filter(user -> user.active() && user.id().equals(session.user()))
              .map(user -> new Granted(access, refresh, user));
      case SessionStore.Rotation.Reused(_), SessionStore.Rotation.Unknown() -> Optional.empty();
    };
  }
}
