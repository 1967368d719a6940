package dev.signalbox.aws.dynamo;

import dev.signalbox.core.task.GatheringStore;
import dev.signalbox.core.task.GatheringStoreContract;
import dev.signalbox.local.cloud.AwsService;
import dev.signalbox.local.contract.Cloud;
import dev.signalbox.local.contract.Needs;
import dev.signalbox.local.contract.OnCloud;

@OnCloud
@Needs(AwsService.DYNAMODB)
class DynamoGatheringStoreTest extends GatheringStoreContract {

  private final GatheringStore store;

  DynamoGatheringStoreTest(Cloud cloud) {
    store = new DynamoGatheringStore(StateTable.on(cloud));
  }

  @Override
  protected GatheringStore store() {
    return store;
  }
}
