package dev.signalbox.aws.dynamo;

import dev.signalbox.core.signal.SignalStore;
import dev.signalbox.core.signal.SignalStoreContract;
import dev.signalbox.local.cloud.AwsService;
import dev.signalbox.local.contract.Cloud;
import dev.signalbox.local.contract.Needs;
import dev.signalbox.local.contract.OnCloud;

@OnCloud
@Needs(AwsService.DYNAMODB)
class DynamoSignalStoreTest extends SignalStoreContract {

  private final SignalStore store;

  DynamoSignalStoreTest(Cloud cloud) {
    store = new DynamoSignalStore(StateTable.on(cloud));
  }

  @Override
  protected SignalStore store() {
    return store;
  }
}
