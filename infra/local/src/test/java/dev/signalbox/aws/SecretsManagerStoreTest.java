package dev.signalbox.aws;

import dev.signalbox.aws.secret.SecretsManagerStore;
import dev.signalbox.core.connection.SecretStore;
import dev.signalbox.core.connection.SecretStoreContract;
import dev.signalbox.local.cloud.AwsService;
import dev.signalbox.local.contract.Cloud;
import dev.signalbox.local.contract.Needs;
import dev.signalbox.local.contract.OnCloud;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

@OnCloud
@Needs(AwsService.SECRETS)
class SecretsManagerStoreTest extends SecretStoreContract {

  private final SecretStore store;

  SecretsManagerStoreTest(Cloud cloud) {
    store =
        new SecretsManagerStore(
            cloud.client(AwsService.SECRETS, SecretsManagerClient.builder()), "signalbox/test/");
  }

  @Override
  protected SecretStore store() {
    return store;
  }
}
