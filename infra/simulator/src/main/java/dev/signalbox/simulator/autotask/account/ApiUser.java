package dev.signalbox.simulator.autotask.account;

import java.util.Set;

/// An API-only user (Autotask developer help, General, Define API user).
///
/// @param resourceId its row among the resources, licence type 7
/// @param refusesImpersonationOf entities for which its Resource Impersonation box is not ticked
/// @param maximumWebhooks how many webhooks its level lets it own
public record ApiUser(
    String userName,
    String secret,
    String integrationCode,
    long resourceId,
    boolean isActive,
    SecurityLevel level,
    Set<String> refusesImpersonationOf,
    int maximumWebhooks) {

  public ApiUser {
    refusesImpersonationOf = Set.copyOf(refusesImpersonationOf);
  }

  public static ApiUser full(
      String userName, String secret, String integrationCode, long resourceId) {
    return new ApiUser(
        userName, secret, integrationCode, resourceId, true, SecurityLevel.full(), Set.of(), 10);
  }

  public ApiUser with(SecurityLevel other) {
    return new ApiUser(
        userName,
        secret,
        integrationCode,
        resourceId,
        isActive,
        other,
        refusesImpersonationOf,
        maximumWebhooks);
  }

  public ApiUser active(boolean active) {
    return new ApiUser(
        userName,
        secret,
        integrationCode,
        resourceId,
        active,
        level,
        refusesImpersonationOf,
        maximumWebhooks);
  }

  public ApiUser withSecret(String other) {
    return new ApiUser(
        userName,
        other,
        integrationCode,
        resourceId,
        isActive,
        level,
        refusesImpersonationOf,
        maximumWebhooks);
  }

  public ApiUser refusingImpersonationOf(Set<String> entities) {
    return new ApiUser(
        userName, secret, integrationCode, resourceId, isActive, level, entities, maximumWebhooks);
  }

  public ApiUser withMaximumWebhooks(int maximum) {
    return new ApiUser(
        userName,
        secret,
        integrationCode,
        resourceId,
        isActive,
        level,
        refusesImpersonationOf,
        maximum);
  }

  /// Without the secret: this lands in messages.
  @Override
  public String toString() {
    return "ApiUser[" + userName + "]";
  }
}
