package dev.signalbox.config;

import dev.signalbox.aws.lambda.Body;
import dev.signalbox.aws.lambda.HttpRequest;
import dev.signalbox.aws.lambda.HttpResponse;
import dev.signalbox.aws.lambda.Log;
import dev.signalbox.core.CountingIds;
import dev.signalbox.core.Samples;
import dev.signalbox.core.SeededRandomness;
import dev.signalbox.core.account.MemoryCodes;
import dev.signalbox.core.account.MemoryKeptAnswers;
import dev.signalbox.core.account.MemorySessionStore;
import dev.signalbox.core.account.Session;
import dev.signalbox.core.account.SignInCode;
import dev.signalbox.core.account.Token;
import dev.signalbox.core.connection.HookTokens;
import dev.signalbox.core.connection.MemoryConnectionStore;
import dev.signalbox.core.connection.MemoryHookRoutes;
import dev.signalbox.core.connection.MemorySecretStore;
import dev.signalbox.core.psa.PsaDirectory;
import dev.signalbox.core.settings.HookRouting;
import dev.signalbox.core.settings.MemorySettingsStore;
import dev.signalbox.core.signal.MemoryDirectoryStore;
import dev.signalbox.core.signal.MemorySignalStore;
import dev.signalbox.core.sync.MemoryRunStore;
import dev.signalbox.core.task.MemoryTaskQueue;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.tenant.EmailAddress;
import dev.signalbox.core.tenant.MemoryTenantStore;
import dev.signalbox.core.tenant.Role;
import dev.signalbox.core.tenant.Tenant;
import dev.signalbox.core.tenant.TenantId;
import dev.signalbox.core.tenant.User;
import dev.signalbox.core.tenant.UserId;
import dev.signalbox.core.triage.MemoryVerdictStore;
import dev.signalbox.json.Json;
import dev.signalbox.simulator.SimulatedClock;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The API over memory, as a client sees it. Every answer is held to the OpenAPI document.
final class TestConsole {

  static final byte[] KEY = "the key of this deployment".getBytes(StandardCharsets.UTF_8);
  static final String FIRST_ADMIN = "first@admin.example";

  final SimulatedClock clock = SimulatedClock.standingAt(Samples.NOON);
  final CountingIds ids = new CountingIds();
  final MemoryTaskQueue queue = new MemoryTaskQueue();
  final MemoryTenantStore tenants = new MemoryTenantStore();
  final MemoryCodes codes = new MemoryCodes();
  final MemorySessionStore sessions = new MemorySessionStore();
  final MemorySettingsStore settings = new MemorySettingsStore();
  final MemoryConnectionStore connections = new MemoryConnectionStore(settings);
  final MemorySecretStore secrets = new MemorySecretStore();
  final MemoryVerdictStore verdicts = new MemoryVerdictStore();
  final MemorySignalStore signals = new MemorySignalStore(verdicts);
  final MemoryDirectoryStore directory = new MemoryDirectoryStore();
  final MemoryRunStore runs = new MemoryRunStore();
  final MemoryHookRoutes routes = new MemoryHookRoutes();
  final MemoryKeptAnswers answers = new MemoryKeptAnswers();
  final SeededRandomness randomness = new SeededRandomness(7);

  final List<String> logged = new CopyOnWriteArrayList<>();

  /// How the deployment's key is read.
  Supplier<byte[]> key = () -> KEY;

  private final Console console;
  private final Router router;
  private final AnswerCheck check;

  /// @param psas the PSAs that connections lead to
  TestConsole(PsaDirectory psas) {
    this(psas, stores -> stores);
  }

  /// @param broken puts something in the place of a store, for a negative control
  TestConsole(PsaDirectory psas, UnaryOperator<Console.Stores> broken) {
    this.console =
        new Console(
            broken.apply(
                new Console.Stores(
                    tenants,
                    codes,
                    sessions,
                    connections,
                    secrets,
                    settings,
                    signals,
                    directory,
                    runs,
                    new HookRouting(settings, routes, new PlainTokens()),
                    answers)),
            new Console.Tools(queue, ids, randomness, clock, new Log("config", logged::add)),
            psas,
            new Console.Deployment(
                "First MSP",
                new EmailAddress(FIRST_ADMIN),
                new PublicAddress(Optional.of("https://desk.example/")),
                () -> key.get()));
    this.router = console.router();
    this.check = new AnswerCheck(routes());
  }

  List<Route> routes() {
    return console.routes().all();
  }

  /// A person of a tenant that exists from then on, signed in.
  Person person(TenantId tenant, Role role) {
    return person(tenant, role, role.word() + "@" + tenant + ".example");
  }

  Person person(TenantId tenant, Role role, String email) {
    tenants.create(new Tenant(tenant, "Tenant " + tenant, ZoneOffset.UTC, clock.instant()));
    User user =
        new User(
            tenant,
            new UserId("user-" + ids.next()),
            new EmailAddress(email),
            role.word(),
            role,
            true,
            clock.instant());
    tenants.createUser(user);
    return new Person(this, user, openSession(user));
  }

  private String openSession(User user) {
    Token access = Token.make(randomness);
    Session session =
        new Session(
            ids.next(),
            user.tenant(),
            user.id(),
            user.email(),
            clock.instant(),
            clock.instant().plus(SignIn.REFRESH_LIFE),
            clock.instant().plus(SignIn.SESSION_LIFE),
            "test");
    sessions.open(
        session,
        access.hash(),
        clock.instant().plus(Duration.ofDays(30)),
        Token.make(randomness).hash());
    return access.value();
  }

  /// A call without a session.
  Answer call(String method, String path, @Nullable Json body) {
    return call(method, path, body == null ? Body.empty() : Body.of(body.bytes()), Map.of());
  }

  Answer call(String method, String path, Body body, Map<String, String> headers) {
    return call(method, path, body, headers, "203.0.113.9");
  }

  Answer call(String method, String path, Body body, Map<String, String> headers, String ip) {
    int mark = path.indexOf('?');
    String bare = mark < 0 ? path : path.substring(0, mark);
    HttpResponse response =
        router.answer(
            new HttpRequest(
                method,
                bare,
                mark < 0 ? Map.of() : query(path.substring(mark + 1)),
                headers,
                body,
                ip,
                "api.example",
                "request-" + ids.next()));
    check.hold(method, bare, response);
    return new Answer(response);
  }

  private static Map<String, String> query(String text) {
    Map<String, String> query = new HashMap<>();
    for (String pair : text.split("&", -1)) {
      query.put(
          pair.substring(0, pair.indexOf('=')),
          URLDecoder.decode(pair.substring(pair.indexOf('=') + 1), StandardCharsets.UTF_8));
    }
    return query;
  }

  /// Does what the mail worker does for the latest request of a code, and answers the code.
  String mailedCode() {
    Task.SendCode task =
        queue.tasks().stream()
            .filter(Task.SendCode.class::isInstance)
            .map(Task.SendCode.class::cast)
            .reduce((_, last) -> last)
            .orElseThrow();
    SignInCode code = SignInCode.make(randomness);
    if (!tenants.findByEmail(task.email()).isEmpty()) {
      codes.setCode(task.challenge(), code.hash(KEY, task.challenge()), clock.instant());
    }
    return code.digits();
  }

  /// Tokens that are their own names.
  private record PlainTokens() implements HookTokens {
    @Override
    public String mint() {
      return "token";
    }

    @Override
    public Optional<String> check(String token) {
      return Optional.of(token);
    }
  }
}
