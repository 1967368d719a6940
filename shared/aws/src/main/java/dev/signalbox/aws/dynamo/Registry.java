package dev.signalbox.aws.dynamo;

import dev.signalbox.core.connection.ConnectionId;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.tenant.TenantId;
import java.util.ArrayList;
import java.util.List;

/// Which tenants and connections the deployment has: the one place that knows a tenant without
/// being told, for schedules, sweeps and sign-in.
final class Registry {

  private Registry() {}

  static TenantId tenant(String stored) {
    return new TenantId(stored);
  }

  /// Reads what [ConnectionRef#toString] wrote.
  static ConnectionRef ref(String stored) {
    int slash = stored.indexOf('/');
    if (slash < 0) {
      throw new IllegalStateException("The registry holds something that is no connection.");
    }
    return new ConnectionRef(
        tenant(stored.substring(0, slash)), new ConnectionId(stored.substring(slash + 1)));
  }

  static List<ConnectionRef> connections(Table table) {
    List<ConnectionRef> all = new ArrayList<>();
    for (int shard = 0; shard < Keys.REGISTRY_SHARDS; shard++) {
      table.queryAll(Keys.registry(shard), "").forEach(item -> all.add(ref(item.text(Key.SK))));
    }
    return all;
  }
}
