package dev.signalbox.core.connection;

import dev.signalbox.core.tenant.TenantId;

/// A connection together with the tenant that owns it: the key of everything that is stored for it.
public record ConnectionRef(TenantId tenant, ConnectionId connection) {

  @Override
  public String toString() {
    return tenant + "/" + connection;
  }
}
