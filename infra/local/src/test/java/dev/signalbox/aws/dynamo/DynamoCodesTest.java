package dev.signalbox.aws.dynamo;

import dev.signalbox.core.account.Codes;
import dev.signalbox.core.account.CodesContract;
import dev.signalbox.local.cloud.AwsService;
import dev.signalbox.local.contract.Cloud;
import dev.signalbox.local.contract.Needs;
import dev.signalbox.local.contract.OnCloud;

@OnCloud
@Needs(AwsService.DYNAMODB)
class DynamoCodesTest extends CodesContract {

  private final Codes codes;

  DynamoCodesTest(Cloud cloud) {
    codes = new DynamoCodes(StateTable.on(cloud));
  }

  @Override
  protected Codes codes() {
    return codes;
  }
}
