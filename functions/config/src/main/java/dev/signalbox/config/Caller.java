package dev.signalbox.config;

import dev.signalbox.core.account.Session;
import dev.signalbox.core.tenant.TenantId;
import dev.signalbox.core.tenant.User;

/// Who is calling: the tenant of everything that the call may see or change.
record Caller(User user, Session session) {

  TenantId tenant() {
    return user.tenant();
  }
}
