package dev.signalbox.core.tenant;

import java.time.Instant;
import java.time.ZoneId;

/// One managed service provider using this deployment.
///
/// @param zone whose nights and days are its own
public record Tenant(TenantId id, String name, ZoneId zone, Instant createdAt) {

  public Tenant withName(String other) {
    return new Tenant(id, other, zone, createdAt);
  }

  public Tenant withZone(ZoneId other) {
    return new Tenant(id, name, other, createdAt);
  }
}
