package dev.signalbox.aws.dynamo;

import dev.signalbox.core.sync.RunStore;
import dev.signalbox.core.sync.RunStoreContract;
import dev.signalbox.local.cloud.AwsService;
import dev.signalbox.local.contract.Cloud;
import dev.signalbox.local.contract.Needs;
import dev.signalbox.local.contract.OnCloud;

@OnCloud
@Needs(AwsService.DYNAMODB)
class DynamoRunStoreTest extends RunStoreContract {

  private final RunStore store;

  DynamoRunStoreTest(Cloud cloud) {
    store = new DynamoRunStore(StateTable.on(cloud));
  }

  @Override
  protected RunStore store() {
    return store;
  }
}
