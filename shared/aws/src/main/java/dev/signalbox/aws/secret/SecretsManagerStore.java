package dev.signalbox.aws.secret;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.connection.PsaSecret;
import dev.signalbox.core.connection.SecretStore;
import dev.signalbox.json.Json;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/// One secret per connection, named by tenant and connection under the deployment's prefix. Asks
/// each time; see [RememberedSecrets].
public final class SecretsManagerStore implements SecretStore {

  private final SecretsManagerClient client;
  private final String prefix;

  /// @param prefix `SECRET_PREFIX` in the template, ending with a slash
  public SecretsManagerStore(SecretsManagerClient client, String prefix) {
    this.client = client;
    this.prefix = prefix;
  }

  @Override
  public Optional<PsaSecret> find(ConnectionRef ref) {
    try {
      String text = client.getSecretValue(get -> get.secretId(name(ref))).secretString();
      return Optional.of(secret(Json.parseObject(text)));
    } catch (ResourceNotFoundException _) {
      return Optional.empty();
    } catch (InvalidRequestException e) {
      if (isBeingDeleted(e)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public void put(ConnectionRef ref, PsaSecret secret) {
    String text = json(secret).write();
    try {
      client.putSecretValue(put -> put.secretId(name(ref)).secretString(text));
    } catch (ResourceNotFoundException _) {
      client.createSecret(create -> create.name(name(ref)).secretString(text));
    }
  }

  /// For good and at once: the connection's data are gone too, and its name may be wanted again.
  @Override
  public void delete(ConnectionRef ref) {
    try {
      client.deleteSecret(delete -> delete.secretId(name(ref)).forceDeleteWithoutRecovery(true));
    } catch (ResourceNotFoundException _) {
      // It was never put, or is gone already.
      return;
    }
  }

  private String name(ConnectionRef ref) {
    return prefix + ref;
  }

  /// Deleting for good takes a moment, in which reading answers this.
  private static boolean isBeingDeleted(InvalidRequestException e) {
    String message = e.getMessage();
    return message != null && message.contains("deletion");
  }

  private static Json.Obj json(PsaSecret secret) {
    return Json.object()
        .put("v", 1L)
        .put("secret", secret.secret())
        .put("integrationCode", secret.integrationCode())
        .put("hookSecret", secret.hookSecret())
        .put("previousHookSecret", secret.previousHookSecret())
        .put("previousUntil", secret.previousUntil())
        .build();
  }

  private static PsaSecret secret(Json.Obj json) {
    return new PsaSecret(
        json.text("secret").orElse(""),
        json.text("integrationCode").orElse(""),
        json.text("hookSecret").orElse(null),
        json.text("previousHookSecret").orElse(null),
        json.text("previousUntil").map(Instant::parse).orElse(null));
  }
}
