package dev.signalbox.aws.dynamo;

import dev.signalbox.core.triage.VerdictStore;
import dev.signalbox.core.triage.VerdictStoreContract;
import dev.signalbox.local.cloud.AwsService;
import dev.signalbox.local.contract.Cloud;
import dev.signalbox.local.contract.Needs;
import dev.signalbox.local.contract.OnCloud;

@OnCloud
@Needs(AwsService.DYNAMODB)
class DynamoVerdictStoreTest extends VerdictStoreContract {

  private final VerdictStore store;

  DynamoVerdictStoreTest(Cloud cloud) {
    store = new DynamoVerdictStore(StateTable.on(cloud));
  }

  @Override
  protected VerdictStore store() {
    return store;
  }
}
