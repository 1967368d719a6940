package dev.signalbox.core.connection;

import org.jspecify.annotations.Nullable;

/// What the deployment must keep to itself about one connection. Prints nothing of it.
///
/// @param secret the API user's secret
/// @param integrationCode the API tracking identifier; empty when the deployment's own is used
/// @param hookSecret the key with which the PSA signs its webhooks
/// @param previousHookSecret the key before the last rotation, accepted for the overlap
public record PsaSecret(
    String secret,
    String integrationCode,
    @Nullable String hookSecret,
    @Nullable String previousHookSecret) {

  public PsaSecret withSecret(String changed, String changedCode) {
    return new PsaSecret(changed, changedCode, hookSecret, previousHookSecret);
  }

  /// Whether both are the same to the PSA's API, whatever signs its webhooks.
  public boolean opensLike(PsaSecret other) {
    return secret.equals(other.secret) && integrationCode.equals(other.integrationCode);
  }

  public PsaSecret withHookSecret(String changed) {
    return new PsaSecret(secret, integrationCode, changed, hookSecret);
  }

  @Override
  public String toString() {
    return "PsaSecret[***]";
  }
}
