package dev.signalbox.aws.dynamo;

import dev.signalbox.core.connection.HookRoutes;
import dev.signalbox.core.connection.HookRoutesContract;
import dev.signalbox.local.cloud.AwsService;
import dev.signalbox.local.contract.Cloud;
import dev.signalbox.local.contract.Needs;
import dev.signalbox.local.contract.OnCloud;

@OnCloud
@Needs(AwsService.DYNAMODB)
class DynamoHookRoutesTest extends HookRoutesContract {

  private final HookRoutes routes;

  DynamoHookRoutesTest(Cloud cloud) {
    routes = new DynamoHookRoutes(StateTable.on(cloud));
  }

  @Override
  protected HookRoutes routes() {
    return routes;
  }
}
