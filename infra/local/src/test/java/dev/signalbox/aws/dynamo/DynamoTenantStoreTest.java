package dev.signalbox.aws.dynamo;

import dev.signalbox.core.tenant.TenantStore;
import dev.signalbox.core.tenant.TenantStoreContract;
import dev.signalbox.local.cloud.AwsService;
import dev.signalbox.local.contract.Cloud;
import dev.signalbox.local.contract.Needs;
import dev.signalbox.local.contract.OnCloud;

@OnCloud
@Needs(AwsService.DYNAMODB)
class DynamoTenantStoreTest extends TenantStoreContract {

  private final TenantStore store;

  DynamoTenantStoreTest(Cloud cloud) {
    store = new DynamoTenantStore(StateTable.on(cloud));
  }

  @Override
  protected TenantStore store() {
    return store;
  }
}
