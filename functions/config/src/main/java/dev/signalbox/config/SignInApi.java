package dev.signalbox.config;

import dev.signalbox.aws.lambda.HttpResponse;
import dev.signalbox.core.account.Session;
import dev.signalbox.core.account.SessionStore;
import dev.signalbox.core.tenant.EmailAddress;
import dev.signalbox.core.tenant.Role;
import dev.signalbox.core.tenant.User;
import dev.signalbox.json.Json;
import java.time.InstantSource;
import java.util.List;

/// Signing in and out.
final class SignInApi {

  private static final int LONGEST = 300;

  private static final Form CODE =
      Form.of("AskForCode").required("email", Form.Type.TEXT, LONGEST, "where the code is mailed");
  private static final Form TOKEN =
      Form.of("EnterCode")
          .required("challenge", Form.Type.TEXT, LONGEST, "what asking for the code answered")
          .required("code", Form.Type.TEXT, 20, "the six digits from the mail")
          .optional("tenant", Form.Type.TEXT, 40, "which tenant, when the address has several");
  private static final Form REFRESH =
      Form.of("Refresh")
          .required("refreshToken", Form.Type.TEXT, LONGEST, "the refresh token, good once");

  private static final Shape<String> CHALLENGE =
      Shape.<String>of("Challenge").text("challenge", "to be sent back with the code", c -> c);

  private static final Shape<SignIn.Granted> GRANTED =
      Shape.<SignIn.Granted>of("Tokens")
          .text("accessToken", "bearer token", granted -> granted.access().value())
          .number("expiresIn", "seconds", _ -> SignIn.ACCESS_LIFE.toSeconds())
          .text("refreshToken", "good once", granted -> granted.refresh().value())
          .part("user", "who signed in", UsersApi.USER, SignIn.Granted::user)
          .text("tenant", "id of the tenant", granted -> granted.user().tenant().value());

  private static final Shape<Session> SESSION =
      Shape.<Session>of("Session")
          .text("id", "id of the session", Session::id)
          .time("createdAt", "when it began", Session::createdAt)
          .time("expiresAt", "when it is over if it is not used", Session::refreshExpiresAt)
          .text("agent", "what the client calls itself", Session::agent);

  private static final Shape<List<Session>> SESSIONS = SESSION.asList();

  private final SignIn signIn;
  private final SessionStore sessions;
  private final FirstTenant firstTenant;
  private final InstantSource clock;

  SignInApi(SignIn signIn, SessionStore sessions, FirstTenant firstTenant, InstantSource clock) {
    this.signIn = signIn;
    this.sessions = sessions;
    this.firstTenant = firstTenant;
    this.clock = clock;
  }

  List<Route> routes() {
    return List.of(
        new Route(
            "POST", "/v1/auth/code", null, "mail a sign-in code", CODE, 202, CHALLENGE, this::code),
        new Route(
            "POST",
            "/v1/auth/token",
            null,
            "sign in with a code",
            TOKEN,
            200,
            GRANTED,
            this::token),
        new Route(
            "POST",
            "/v1/auth/refresh",
            null,
            "get new tokens",
            REFRESH,
            200,
            GRANTED,
            this::refresh),
        new Route(
            "POST",
            "/v1/auth/logout",
            Role.VIEWER,
            "end this session",
            Form.NONE,
            204,
            null,
            this::logout),
        new Route(
            "GET",
            "/v1/sessions",
            Role.VIEWER,
            "your sessions",
            Form.NONE,
            200,
            SESSIONS,
            this::list),
        new Route(
            "DELETE",
            "/v1/sessions/{session}",
            Role.VIEWER,
            "end one of your sessions",
            Form.NONE,
            204,
            null,
            this::end));
  }

  private HttpResponse code(Call call) {
    EmailAddress email = address(call);
    firstTenant.ensure();
    return signIn
        .ask(email, call.request().sourceIp())
        .map(challenge -> HttpResponse.json(202, CHALLENGE.write(challenge)))
        .orElseThrow(() -> Refusal.of(ErrorType.TOO_MANY_CODES).header("retry-after", "3600"));
  }

  private static EmailAddress address(Call call) {
    return EmailAddress.find(call.input().text("email"))
        .orElseThrow(() -> Refusal.field("email", "This is not a mail address."));
  }

  private HttpResponse token(Call call) {
    Input input = call.input();
    String agent = call.request().header("user-agent").orElse("");
    return switch (signIn.enter(
        input.text("challenge"),
        input.text("code"),
        input.findText("tenant"),
        agent.substring(0, Math.min(agent.length(), LONGEST)))) {
      case SignIn.Outcome.SignedIn(SignIn.Granted granted) -> Answers.one(GRANTED, granted);
      case SignIn.Outcome.Refused() -> throw Refusal.of(ErrorType.CODE_REFUSED);
      case SignIn.Outcome.ChooseTenant(List<User> users) ->
          throw Refusal.of(ErrorType.CHOOSE_TENANT)
              .with(
                  "tenants",
                  Json.texts(users.stream().map(user -> user.tenant().value()).toList()));
    };
  }

  private HttpResponse refresh(Call call) {
    return signIn
        .refresh(call.input().text("refreshToken"))
        .map(granted -> Answers.one(GRANTED, granted))
        .orElseThrow(() -> Refusal.of(ErrorType.NOT_SIGNED_IN));
  }

  private HttpResponse logout(Call call) {
    Session session = call.caller().session();
    sessions.end(session.tenant(), session.user(), session.id());
    return HttpResponse.empty(204);
  }

  private HttpResponse list(Call call) {
    User user = call.caller().user();
    return Answers.one(SESSIONS, sessions.list(user.tenant(), user.id(), clock.instant()));
  }

  private HttpResponse end(Call call) {
    User user = call.caller().user();
    sessions.end(user.tenant(), user.id(), call.part("session"));
    return HttpResponse.empty(204);
  }
}
