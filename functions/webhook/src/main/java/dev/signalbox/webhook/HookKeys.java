package dev.signalbox.webhook;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.connection.PsaSecret;
import dev.signalbox.core.connection.SecretStore;
import java.util.List;
import java.util.stream.Stream;

/// The keys with which a PSA may sign: the current one and, for the overlap of a rotation, the one
/// before.
final class HookKeys {

  private final SecretStore secrets;

  HookKeys(SecretStore secrets) {
    this.secrets = secrets;
  }

  /// None when the connection has none, which means that nothing can be trusted.
  List<String> of(ConnectionRef ref) {
    return secrets.find(ref).map(HookKeys::keys).orElse(List.of());
  }

  /// The keys as they are stored now, for when none did fit. The store sees to it that whoever
  /// sends us rubbish cannot make us ask more than once a minute.
  List<String> freshOf(ConnectionRef ref) {
    return secrets.findFresh(ref).map(HookKeys::keys).orElse(List.of());
  }

  private static List<String> keys(PsaSecret secret) {
    return Stream.of(secret.hookSecret(), secret.previousHookSecret())
        .flatMap(Stream::ofNullable)
        .filter(key -> !key.isBlank())
        .toList();
  }
}
