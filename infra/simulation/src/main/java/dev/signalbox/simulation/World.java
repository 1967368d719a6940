package dev.signalbox.simulation;

import dev.signalbox.autotask.Autotask;
import dev.signalbox.autotask.AutotaskDirectory;
import dev.signalbox.autotask.Exchange;
import dev.signalbox.aws.lambda.Log;
import dev.signalbox.aws.secret.DeploymentKey;
import dev.signalbox.aws.secret.RememberedSecrets;
import dev.signalbox.aws.secret.SignedHookTokens;
import dev.signalbox.core.CountingIds;
import dev.signalbox.core.Ids;
import dev.signalbox.core.Randomness;
import dev.signalbox.core.SeededRandomness;
import dev.signalbox.core.connection.ConnectionStore;
import dev.signalbox.core.connection.Holdings;
import dev.signalbox.core.connection.HookRoutes;
import dev.signalbox.core.connection.HookTokens;
import dev.signalbox.core.connection.SecretStore;
import dev.signalbox.core.psa.Limiter;
import dev.signalbox.core.psa.MemoryLimiter;
import dev.signalbox.core.psa.PsaDirectory;
import dev.signalbox.core.psa.WebhookReader;
import dev.signalbox.core.settings.SettingsStore;
import dev.signalbox.core.signal.DirectoryStore;
import dev.signalbox.core.signal.SignalStore;
import dev.signalbox.core.sync.RunStore;
import dev.signalbox.core.task.GatheringStore;
import dev.signalbox.core.task.TaskQueue;
import dev.signalbox.core.triage.Engine;
import dev.signalbox.core.triage.VerdictStore;
import dev.signalbox.simulation.cloud.Hazard;
import dev.signalbox.simulation.psa.OneZone;
import dev.signalbox.simulation.psa.Rewording;
import dev.signalbox.simulation.psa.Wire;
import dev.signalbox.simulation.time.Timeline;
import dev.signalbox.simulation.time.Trace;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;

/// What the functions of one simulated deployment reach the world through. Everything that they
/// share is here; what an instance has to itself is made anew with each call.
public final class World {

  /// Where the PSAs reach us.
  public static final String PUBLIC_URL = "https://hooks.example";

  private final Timeline timeline;
  private final Trace trace;
  private final Weather weather;
  private final Stores stores;
  private final Hazard hazard;
  private final TaskQueue queue;
  private final Exchange wire;
  private final List<URI> origins;
  private final Limiter limiter;
  private final Sabotage sabotage;
  private final Ids ids;
  private final Randomness randomness;
  private final HookTokens tokens;
  private final boolean calm;

  World(
      long seed,
      Timeline timeline,
      Trace trace,
      Weather weather,
      Stores stores,
      TaskQueue queue,
      Wire wire,
      List<URI> origins,
      int mostCallsAnHour,
      Sabotage sabotage) {
    this.timeline = timeline;
    this.trace = trace;
    this.weather = weather;
    this.stores = stores;
    this.hazard = new Hazard(timeline, weather, trace);
    this.queue = sabotage == Sabotage.REAPPLIES_NOTHING ? Spoilt.withoutRules(queue) : queue;
    this.wire = spoilt(wire, sabotage);
    this.origins = List.copyOf(origins);
    this.sabotage = sabotage;
    this.limiter =
        sabotage == Sabotage.NO_LIMITER
            ? unlimited(timeline)
            : new MemoryLimiter(timeline.clock(), mostCallsAnHour);
    this.ids = new CountingIds();
    this.randomness = new SeededRandomness(seed);
    DeploymentKey key = new DeploymentKey(randomness.bytes(32));
    this.tokens = new SignedHookTokens(() -> key, randomness);
    this.calm = false;
  }

  private World(World world) {
    this.timeline = world.timeline;
    this.trace = world.trace;
    this.weather = world.weather;
    this.stores = world.stores;
    this.hazard = world.hazard;
    this.queue = world.queue;
    this.wire = world.wire;
    this.origins = world.origins;
    this.sabotage = world.sabotage;
    this.limiter = world.limiter;
    this.ids = world.ids;
    this.randomness = world.randomness;
    this.tokens = world.tokens;
    this.calm = true;
  }

  private static Exchange spoilt(Exchange wire, Sabotage sabotage) {
    return switch (sabotage) {
      case ONE_DATE_ONLY -> Rewording.toOneDate(wire);
      case HOOKS_AGAIN -> Rewording.toNoHooks(wire);
      case REMEMBERS_THE_ZONE -> new OneZone(wire);
      default -> wire;
    };
  }

  /// The same world, but its stores do what they are asked.
  World calm() {
    return new World(this);
  }

  private <T> T reached(Class<T> port, T store) {
    return calm ? store : hazard.over(port, store);
  }

  public Timeline timeline() {
    return timeline;
  }

  public InstantSource clock() {
    return timeline.clock();
  }

  public Ids ids() {
    return ids;
  }

  public Randomness randomness() {
    return randomness;
  }

  public HookTokens tokens() {
    return tokens;
  }

  public TaskQueue queue() {
    return queue;
  }

  public ConnectionStore connections() {
    return reached(ConnectionStore.class, stores.connections);
  }

  public SettingsStore settings() {
    return reached(
        SettingsStore.class, calm ? stores.settings : SpoiltSettings.of(sabotage, stores.settings));
  }

  public SignalStore signals() {
    return reached(SignalStore.class, stores.signals);
  }

  public DirectoryStore directory() {
    return reached(DirectoryStore.class, stores.directory);
  }

  public GatheringStore gatherings() {
    return reached(GatheringStore.class, stores.gatherings);
  }

  public RunStore runs() {
    return reached(RunStore.class, stores.runs);
  }

  public VerdictStore verdicts() {
    return reached(VerdictStore.class, stores.verdicts);
  }

  public Holdings holdings() {
    return reached(Holdings.class, stores.holdings);
  }

  public HookRoutes routes() {
    return reached(HookRoutes.class, stores.routes);
  }

  public SecretStore secrets() {
    return reached(SecretStore.class, stores.secrets);
  }

  /// The secrets as one instance remembers them.
  public SecretStore rememberedSecrets() {
    return new RememberedSecrets(secrets(), clock());
  }

  /// The PSAs as one instance reaches them.
  public PsaDirectory psas() {
    String allowed = origins.stream().map(URI::toString).collect(Collectors.joining(","));
    return new AutotaskDirectory(
        new Autotask(
            Autotask.Site.of(allowed),
            careful(reached(Limiter.class, limiter)),
            clock(),
            timeline::pause,
            randomness,
            _ -> wire));
  }

  public WebhookReader webhookReader() {
    return switch (sabotage) {
      case TRUSTS_ANYBODY -> new Gullible();
      case ONE_HOOK_KEY -> Spoilt.withOneKey(Autotask.webhooks());
      default -> Autotask.webhooks();
    };
  }

  public Engine engine() {
    return new TrivialEngine(timeline, weather);
  }

  /// The log of a function. It is shown when something broke, and decides nothing.
  public Log log(String function) {
    return new Log(function, trace::remark);
  }

  /// What a function that was killed holds, nobody gives back.
  private Limiter careful(Limiter reached) {
    return Intercept.in(
        Limiter.class,
        reached,
        (_, arguments, usual) -> {
          Object answer = usual.call(arguments);
          return answer instanceof Limiter.Answer.Granted(Limiter.Permit permit, boolean onTrial)
              ? new Limiter.Answer.Granted(() -> giveBack(permit), onTrial)
              : answer;
        });
  }

  private void giveBack(Limiter.Permit permit) {
    timeline.dealing();
    permit.close();
  }

  private static Limiter unlimited(Timeline timeline) {
    return Intercept.in(
        Limiter.class,
        new MemoryLimiter(timeline.clock()),
        (method, arguments, usual) ->
            method.equals("ask") ? new Limiter.Answer.Granted(() -> {}) : usual.call(arguments));
  }
}
