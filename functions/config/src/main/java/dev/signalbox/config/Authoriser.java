package dev.signalbox.config;

import dev.signalbox.aws.lambda.HttpRequest;
import dev.signalbox.core.account.Session;
import dev.signalbox.core.account.SessionStore;
import dev.signalbox.core.account.Token;
import dev.signalbox.core.tenant.TenantStore;
import dev.signalbox.core.tenant.User;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds out who is calling. Asked at every request, so that a session or a user that was ended is
/// out at the next one.
final class Authoriser {

  private static final Pattern BEARER =
      Pattern.compile("Bearer ([A-Za-z0-9_-]{43})", Pattern.CASE_INSENSITIVE);

  private final SessionStore sessions;
  private final TenantStore tenants;
  private final InstantSource clock;

  Authoriser(SessionStore sessions, TenantStore tenants, InstantSource clock) {
    this.sessions = sessions;
    this.tenants = tenants;
    this.clock = clock;
  }

  Optional<Caller> find(HttpRequest request) {
    return tokenOf(request)
        .flatMap(token -> sessions.findByAccess(token.hash(), clock.instant()))
        .flatMap(this::callerOf);
  }

  private Optional<Caller> callerOf(Session session) {
    return tenants
        .findUser(session.tenant(), session.email())
        .filter(User::active)
        .filter(user -> user.id().equals(session.user()))
        .map(user -> new Caller(user, session));
  }

  private static Optional<Token> tokenOf(HttpRequest request) {
    return request
        .header("authorization")
        .map(BEARER::matcher)
        .filter(Matcher::matches)
        .map(matcher -> new Token(matcher.group(1)));
  }
}
