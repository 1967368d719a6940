package dev.signalbox.aws.dynamo;

import dev.signalbox.core.sync.SeenStore;
import dev.signalbox.core.sync.SeenStoreContract;
import dev.signalbox.local.cloud.AwsService;
import dev.signalbox.local.contract.Cloud;
import dev.signalbox.local.contract.Needs;
import dev.signalbox.local.contract.OnCloud;

@OnCloud
@Needs(AwsService.DYNAMODB)
class DynamoSeenStoreTest extends SeenStoreContract {

  private final SeenStore store;

  DynamoSeenStoreTest(Cloud cloud) {
    store = new DynamoSeenStore(StateTable.on(cloud));
  }

  @Override
  protected SeenStore store() {
    return store;
  }
}
