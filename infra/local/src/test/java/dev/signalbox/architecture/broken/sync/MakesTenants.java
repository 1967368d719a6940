package dev.signalbox.architecture.broken.sync;

import dev.signalbox.architecture.broken.core.tenant.TenantId;

final class MakesTenants {

  TenantId tenant(String named) {
    return new TenantId(named);
  }
}
