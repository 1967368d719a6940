package dev.signalbox.aws.dynamo;

import dev.signalbox.core.account.SessionStore;
import dev.signalbox.core.account.SessionStoreContract;
import dev.signalbox.local.cloud.AwsService;
import dev.signalbox.local.contract.Cloud;
import dev.signalbox.local.contract.Needs;
import dev.signalbox.local.contract.OnCloud;

@OnCloud
@Needs(AwsService.DYNAMODB)
class DynamoSessionStoreTest extends SessionStoreContract {

  private final SessionStore store;

  DynamoSessionStoreTest(Cloud cloud) {
    store = new DynamoSessionStore(StateTable.on(cloud));
  }

  @Override
  protected SessionStore store() {
    return store;
  }
}
