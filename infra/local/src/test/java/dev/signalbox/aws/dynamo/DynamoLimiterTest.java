package dev.signalbox.aws.dynamo;

import dev.signalbox.core.CountingIds;
import dev.signalbox.core.psa.Limiter;
import dev.signalbox.core.psa.LimiterContract;
import dev.signalbox.local.cloud.AwsService;
import dev.signalbox.local.contract.Cloud;
import dev.signalbox.local.contract.Needs;
import dev.signalbox.local.contract.OnCloud;
import java.time.InstantSource;

@OnCloud
@Needs(AwsService.DYNAMODB)
class DynamoLimiterTest extends LimiterContract {

  private final Table table;
  private final CountingIds ids = new CountingIds();

  DynamoLimiterTest(Cloud cloud) {
    table = StateTable.on(cloud);
  }

  @Override
  protected Limiter open(InstantSource clock, int mostCalls) {
    return new DynamoLimiter(table, ids, clock, mostCalls);
  }
}
