package dev.signalbox.aws.dynamo;

import dev.signalbox.core.connection.HoldingsContract;
import dev.signalbox.local.cloud.AwsService;
import dev.signalbox.local.contract.Cloud;
import dev.signalbox.local.contract.Needs;
import dev.signalbox.local.contract.OnCloud;

@OnCloud
@Needs(AwsService.DYNAMODB)
class DynamoHoldingsTest extends HoldingsContract {

  private final Stores stores;

  DynamoHoldingsTest(Cloud cloud) {
    Table table = StateTable.on(cloud);
    stores =
        new Stores(
            new DynamoHoldings(table),
            new DynamoSignalStore(table),
            new DynamoDirectoryStore(table),
            new DynamoSettingsStore(table),
            new DynamoRunStore(table));
  }

  @Override
  protected Stores stores() {
    return stores;
  }
}
