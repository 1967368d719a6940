package dev.signalbox.aws.dynamo;

import dev.signalbox.core.signal.ChildRecordsContract;
import dev.signalbox.core.signal.SignalStore;
import dev.signalbox.core.triage.VerdictStore;
import dev.signalbox.local.cloud.AwsService;
import dev.signalbox.local.contract.Cloud;
import dev.signalbox.local.contract.Needs;
import dev.signalbox.local.contract.OnCloud;

@OnCloud
@Needs(AwsService.DYNAMODB)
class DynamoChildRecordsTest extends ChildRecordsContract {

  private final SignalStore store;
  private final VerdictStore verdicts;

  DynamoChildRecordsTest(Cloud cloud) {
    store = new DynamoSignalStore(StateTable.on(cloud));
    verdicts = new DynamoVerdictStore(StateTable.on(cloud));
  }

  @Override
  protected SignalStore store() {
    return store;
  }

  @Override
  protected VerdictStore verdicts() {
    return verdicts;
  }
}
