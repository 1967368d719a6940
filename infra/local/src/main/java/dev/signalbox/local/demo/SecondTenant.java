package dev.signalbox.local.demo;

import dev.signalbox.aws.AwsClients;
import dev.signalbox.aws.CallLimits;
import dev.signalbox.aws.Environment;
import dev.signalbox.aws.Machine;
import dev.signalbox.aws.dynamo.DynamoTenantStore;
import dev.signalbox.aws.dynamo.Table;
import dev.signalbox.core.tenant.EmailAddress;
import dev.signalbox.core.tenant.Role;
import dev.signalbox.core.tenant.Tenant;
import dev.signalbox.core.tenant.TenantId;
import dev.signalbox.core.tenant.TenantStore;
import dev.signalbox.core.tenant.User;
import dev.signalbox.core.tenant.UserId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;

/// Another provider in the same deployment, with an account of its own at the PSA. Nobody makes
/// tenants over the API: whoever runs a deployment writes them into its table, and so does this.
final class SecondTenant {

  static final String NAME = "Quillback Systems";
  static final String ADMIN = "admin@quillback.example";

  private SecondTenant() {}

  static void create(WholeSystem system) {
    String table = Objects.requireNonNull(system.functions().tables().get("StateTable"));
    var clients =
        new AwsClients(new Environment(Map.of("AWS_REGION", "us-east-1")), CallLimits.WORKER);
    TenantStore tenants =
        new DynamoTenantStore(new Table(clients.dynamo(), table, Machine.pause()));
    var id = new TenantId("second");
    Instant now = Instant.now();
    tenants.create(new Tenant(id, NAME, ZoneOffset.UTC, now));
    tenants.createUser(
        new User(
            id, new UserId("second-admin"), new EmailAddress(ADMIN), "", Role.ADMIN, true, now));
  }
}
