package dev.signalbox.autotask;

import dev.signalbox.core.Pause;
import dev.signalbox.core.Randomness;
import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.connection.PsaSecret;
import dev.signalbox.core.psa.Limiter;
import dev.signalbox.core.psa.Psa;
import dev.signalbox.core.psa.PsaDirectory.Zone;
import dev.signalbox.core.psa.PsaReader;
import dev.signalbox.core.psa.PsaSetup;
import dev.signalbox.core.psa.Purpose;
import dev.signalbox.core.psa.WebhookReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Opens Autotask accounts and reads Autotask's webhooks. One for a whole function: connections are
/// kept open between calls.
public final class Autotask {

  /// Where a deployment finds Autotask.
  ///
  /// @param integrationCode the deployment's own API tracking identifier, for connections without
  ///   one; empty when it has none
  /// @param discovery the root that is asked for zones, such as
  ///   `https://webservices.autotask.net/atservicesrest`
  /// @param origins further origins that count as Autotask: https, or http on this machine
  public record Site(String integrationCode, URI discovery, Set<URI> origins) {
    public Site {
      origins = Set.copyOf(origins);
    }

    /// Autotask itself and nothing else.
    public static Site vendor(String integrationCode) {
      return new Site(
          integrationCode, URI.create("https://webservices.autotask.net/atservicesrest"), Set.of());
    }

    /// Autotask itself, and beside it what a deployment's settings allow.
    ///
    /// @param origins separated by commas, the first of which is asked for zones; empty for none
    /// @throws IllegalArgumentException when one of them is no origin
    public static Site of(String origins) {
      List<URI> allowed =
          Stream.of(origins.split(","))
              .map(String::strip)
              .filter(origin -> !origin.isEmpty())
              .map(URI::create)
              .toList();
      return allowed.isEmpty()
          ? vendor("")
          : new Site("", allowed.getFirst().resolve("/atservicesrest"), Set.copyOf(allowed));
    }

    /// A simulator at this origin, beside Autotask itself.
    public static Site simulated(String integrationCode, URI origin) {
      return new Site(integrationCode, origin.resolve("/atservicesrest"), Set.of(origin));
    }
  }

  private final Site site;
  private final Tools tools;
  private final Zones zones;
  private final Function<Duration, Exchange> connecting;
  private final Map<Duration, Exchange> exchanges = new ConcurrentHashMap<>();

  /// @throws IllegalArgumentException when the site's addresses would send secrets in clear text
  ///   over a network
  public Autotask(
      Site site, Limiter limiter, InstantSource clock, Pause pause, Randomness randomness) {
    this(site, limiter, clock, pause, randomness, Transport::new);
  }

  /// @param connecting makes what carries requests, given how long a connection may take to open
  public Autotask(
      Site site,
      Limiter limiter,
      InstantSource clock,
      Pause pause,
      Randomness randomness,
      Function<Duration, Exchange> connecting) {
    this.site = site;
    this.connecting = connecting;
    this.tools =
        new Tools(limiter, clock, pause, randomness, RetryPolicy.STANDARD, new HookMemory(clock));
    Origins origins = new Origins(site.origins());
    URI discovery =
        origins
            .root(site.discovery().toString())
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "Zones cannot be asked for at " + site.discovery() + "."));
    this.zones = new Zones(discovery, origins, () -> exchange(Purpose.INTERACTIVE));
  }

  /// Reads deliveries; opens nothing and needs nothing.
  public static WebhookReader webhooks() {
    return new AutotaskWebhooks();
  }

  /// See [dev.signalbox.core.psa.PsaDirectory#findZone].
  public Zone findZone(String username) {
    return zones.find(username, Budget.AT_A_SCREEN.exchange());
  }

  /// See [dev.signalbox.core.psa.PsaDirectory#chosenZone].
  public Zone chosenZone(String url) {
    return zones.chosen(url);
  }

  /// The account that limits are counted for: the customer's database, in whatever zone it lives,
  /// and the tracking identifier, which is not shown.
  ///
  /// @throws dev.signalbox.core.psa.PsaFault when the credentials cannot be sent at all
  public String account(Zone zone, String username, PsaSecret secret) {
    return account(zone, credentials(username, secret));
  }

  private static String account(Zone zone, Credentials credentials) {
    String customer = zone.customer().isEmpty() ? credentials.domain() : zone.customer();
    return customer + "/" + hash(credentials.integrationCode());
  }

  private Credentials credentials(String username, PsaSecret secret) {
    return new Credentials(
        username,
        secret.secret(),
        secret.integrationCode().isEmpty() ? site.integrationCode() : secret.integrationCode());
  }

  /// See [dev.signalbox.core.psa.PsaDirectory#open].
  public Psa open(Connection connection, PsaSecret secret, Purpose purpose) {
    return open(connection, secret, purpose, Instant.MAX);
  }

  /// See [dev.signalbox.core.psa.PsaDirectory#open].
  public Psa open(Connection connection, PsaSecret secret, Purpose purpose, Instant until) {
    Credentials credentials = credentials(connection.username(), secret);
    Account account =
        new Account(
            credentials,
            connection.account().isEmpty()
                ? account(zones.chosen(connection.zone()), credentials)
                : connection.account(),
            zones.root(connection.zone()),
            connection.checkedAt() != null,
            most ->
                connection.zoneChosen()
                    ? Optional.empty()
                    : zones.findAgain(connection.username(), most));
    AutotaskHttp http = new AutotaskHttp(account, purpose, exchange(purpose), tools, until);
    return new Opened(new AutotaskReader(http), new AutotaskSetup(http), () -> moved(account));
  }

  private Optional<Psa.Moved> moved(Account account) {
    if (!account.isElsewhere()) {
      return Optional.empty();
    }
    Zone zone = zones.chosen(account.root().toString());
    return Optional.of(new Psa.Moved(zone.url(), account.limits()));
  }

  private record Opened(PsaReader reader, PsaSetup setup, Supplier<Optional<Moved>> move)
      implements Psa {
    @Override
    public Optional<Moved> moved() {
      return move.get();
    }
  }

  private Exchange exchange(Purpose purpose) {
    return exchanges.computeIfAbsent(Budget.of(purpose).connect(), connecting);
  }

  private static String hash(String integrationCode) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(integrationCode.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
