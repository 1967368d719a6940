package dev.signalbox.autotask;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Where credentials may be sent: Autotask's own hosts over https, and what a deployment adds, such
/// as a simulator on the same machine. An answer that names another host is not followed.
final class Origins {

  private static final Pattern HOST =
      Pattern.compile("(webservices\\d{0,3}|prde|pres)\\.autotask\\.net");
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final String ROOT = "/atservicesrest";
  private static final Pattern PATH = Pattern.compile("(/atservicesrest(/v1\\.0)?)?/?");

  private final Set<String> extra;

  /// @throws IllegalArgumentException when an extra origin would send secrets in clear text over a
  ///   network
  Origins(Set<URI> extra) {
    this.extra = extra.stream().map(Origins::checked).collect(Collectors.toUnmodifiableSet());
  }

  private static String checked(URI origin) {
    boolean loopback = LOOPBACK.contains(String.valueOf(origin.getHost()));
    if (!"https".equals(origin.getScheme()) && !("http".equals(origin.getScheme()) && loopback)) {
      throw new IllegalArgumentException(
          "An additional Autotask origin has to be https, or http on this machine: " + origin);
    }
    return origin(origin);
  }

  /// The root of an account's API, `https://host/atservicesrest`, if this address is allowed.
  Optional<URI> root(String address) {
    URI uri;
    try {
      uri = URI.create(address.strip());
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
    boolean plain =
        uri.getHost() != null
            && uri.getRawUserInfo() == null
            && uri.getRawQuery() == null
            && uri.getRawFragment() == null
            && PATH.matcher(uri.getRawPath().toLowerCase(Locale.ROOT)).matches();
    return plain && allows(uri) ? Optional.of(URI.create(origin(uri) + ROOT)) : Optional.empty();
  }

  private boolean allows(URI uri) {
    String origin = origin(uri);
    return extra.contains(origin)
        || (origin.startsWith("https://")
            && HOST.matcher(origin.substring("https://".length())).matches());
  }

  private static String origin(URI uri) {
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
    boolean usual = uri.getPort() == -1 || (scheme.equals("https") && uri.getPort() == 443);
    return scheme + "://" + host + (usual ? "" : ":" + uri.getPort());
  }
}
