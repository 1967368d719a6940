package dev.signalbox.aws.dynamo;

import dev.signalbox.core.signal.OwedContract;
import dev.signalbox.core.signal.SignalStore;
import dev.signalbox.local.cloud.AwsService;
import dev.signalbox.local.contract.Cloud;
import dev.signalbox.local.contract.Needs;
import dev.signalbox.local.contract.OnCloud;

@OnCloud
@Needs(AwsService.DYNAMODB)
class DynamoOwedTest extends OwedContract {

  private final SignalStore store;

  DynamoOwedTest(Cloud cloud) {
    store = new DynamoSignalStore(StateTable.on(cloud));
  }

  @Override
  protected SignalStore store() {
    return store;
  }
}
