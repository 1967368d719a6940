package dev.signalbox.aws.dynamo;

import dev.signalbox.core.sync.RunListContract;
import dev.signalbox.core.sync.RunStore;
import dev.signalbox.local.cloud.AwsService;
import dev.signalbox.local.contract.Cloud;
import dev.signalbox.local.contract.Needs;
import dev.signalbox.local.contract.OnCloud;

@OnCloud
@Needs(AwsService.DYNAMODB)
class DynamoRunListTest extends RunListContract {

  private final RunStore store;

  DynamoRunListTest(Cloud cloud) {
    store = new DynamoRunStore(StateTable.on(cloud));
  }

  @Override
  protected RunStore store() {
    return store;
  }
}
