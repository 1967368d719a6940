package dev.signalbox.simulator.autotask.rules;

import dev.signalbox.simulator.autotask.store.Row;
import java.net.URI;
import java.util.Locale;
import java.util.Set;

/// Where a webhook may post to: HTTPS on port 443 (Autotask developer help, Webhooks, creating
/// webhooks), or anything on the loopback interface where the machine's admin allows it. The text
/// is ours.
final class HookUrl {

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
  private static final int HTTPS = 443;

  private HookUrl() {}

  static void check(Write write, Row hook, String field) {
    String text = hook.text(field).orElse("");
    if (!isAllowed(text, write.tenant().loopbackHooks().get())) {
      throw Refused.because(field + " must be a valid URL that starts with https:// (port 443).");
    }
  }

  private static boolean isAllowed(String text, boolean loopbackHooks) {
    URI url;
    try {
      url = URI.create(text);
    } catch (IllegalArgumentException _) {
      return false;
    }
    if (url.getHost() == null || url.getScheme() == null) {
      return false;
    }
    String scheme = url.getScheme().toLowerCase(Locale.ROOT);
    if (loopbackHooks && LOOPBACK.contains(url.getHost())) {
      return scheme.equals("http") || scheme.equals("https");
    }
    return scheme.equals("https") && (url.getPort() == -1 || url.getPort() == HTTPS);
  }
}
