package dev.signalbox.aws.dynamo;

import dev.signalbox.core.signal.DirectoryStore;
import dev.signalbox.core.signal.SignalStore;
import dev.signalbox.core.signal.TombstonesContract;
import dev.signalbox.local.cloud.AwsService;
import dev.signalbox.local.contract.Cloud;
import dev.signalbox.local.contract.Needs;
import dev.signalbox.local.contract.OnCloud;

@OnCloud
@Needs(AwsService.DYNAMODB)
class DynamoTombstonesTest extends TombstonesContract {

  private final SignalStore signals;
  private final DirectoryStore directory;

  DynamoTombstonesTest(Cloud cloud) {
    Table table = StateTable.on(cloud);
    signals = new DynamoSignalStore(table);
    directory = new DynamoDirectoryStore(table);
  }

  @Override
  protected SignalStore signals() {
    return signals;
  }

  @Override
  protected DirectoryStore directory() {
    return directory;
  }
}
