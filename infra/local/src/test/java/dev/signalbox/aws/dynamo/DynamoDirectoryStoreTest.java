package dev.signalbox.aws.dynamo;

import dev.signalbox.core.signal.DirectoryStore;
import dev.signalbox.core.signal.DirectoryStoreContract;
import dev.signalbox.local.cloud.AwsService;
import dev.signalbox.local.contract.Cloud;
import dev.signalbox.local.contract.Needs;
import dev.signalbox.local.contract.OnCloud;

@OnCloud
@Needs(AwsService.DYNAMODB)
class DynamoDirectoryStoreTest extends DirectoryStoreContract {

  private final DirectoryStore store;

  DynamoDirectoryStoreTest(Cloud cloud) {
    store = new DynamoDirectoryStore(StateTable.on(cloud));
  }

  @Override
  protected DirectoryStore store() {
    return store;
  }
}
