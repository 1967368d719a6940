package dev.signalbox.aws.dynamo;

import dev.signalbox.core.settings.SettingsStore;
import dev.signalbox.core.settings.SettingsStoreContract;
import dev.signalbox.local.cloud.AwsService;
import dev.signalbox.local.contract.Cloud;
import dev.signalbox.local.contract.Needs;
import dev.signalbox.local.contract.OnCloud;

@OnCloud
@Needs(AwsService.DYNAMODB)
class DynamoSettingsStoreTest extends SettingsStoreContract {

  private final SettingsStore store;

  DynamoSettingsStoreTest(Cloud cloud) {
    store = new DynamoSettingsStore(StateTable.on(cloud));
  }

  @Override
  protected SettingsStore store() {
    return store;
  }
}
