package dev.signalbox.aws.dynamo;

import dev.signalbox.core.signal.SignalListContract;
import dev.signalbox.core.signal.SignalStore;
import dev.signalbox.core.triage.VerdictStore;
import dev.signalbox.local.cloud.AwsService;
import dev.signalbox.local.contract.Cloud;
import dev.signalbox.local.contract.Needs;
import dev.signalbox.local.contract.OnCloud;

@OnCloud
@Needs(AwsService.DYNAMODB)
class DynamoSignalListTest extends SignalListContract {

  private final SignalStore store;
  private final VerdictStore verdicts;

  DynamoSignalListTest(Cloud cloud) {
    store = new DynamoSignalStore(StateTable.on(cloud), new CursorSeal(() -> new byte[32]));
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
