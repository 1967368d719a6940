package dev.signalbox.aws.dynamo;

import dev.signalbox.core.connection.ConnectionStore;
import dev.signalbox.core.connection.ConnectionStoreContract;
import dev.signalbox.core.settings.SettingsStore;
import dev.signalbox.local.cloud.AwsService;
import dev.signalbox.local.contract.Cloud;
import dev.signalbox.local.contract.Needs;
import dev.signalbox.local.contract.OnCloud;

@OnCloud
@Needs(AwsService.DYNAMODB)
class DynamoConnectionStoreTest extends ConnectionStoreContract {

  private final ConnectionStore store;
  private final SettingsStore settings;

  DynamoConnectionStoreTest(Cloud cloud) {
    store = new DynamoConnectionStore(StateTable.on(cloud));
    settings = new DynamoSettingsStore(StateTable.on(cloud));
  }

  @Override
  protected ConnectionStore store() {
    return store;
  }

  @Override
  protected SettingsStore settings() {
    return settings;
  }
}
