package dev.signalbox.aws.dynamo;

import dev.signalbox.core.sync.CursorContract;
import dev.signalbox.core.sync.RunStore;
import dev.signalbox.local.cloud.AwsService;
import dev.signalbox.local.contract.Cloud;
import dev.signalbox.local.contract.Needs;
import dev.signalbox.local.contract.OnCloud;

@OnCloud
@Needs(AwsService.DYNAMODB)
class DynamoCursorTest extends CursorContract {

  private final RunStore store;

  DynamoCursorTest(Cloud cloud) {
    store = new DynamoRunStore(StateTable.on(cloud));
  }

  @Override
  protected RunStore store() {
    return store;
  }
}
