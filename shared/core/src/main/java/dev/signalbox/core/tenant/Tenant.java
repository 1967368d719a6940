package dev.signalbox.core.tenant;

import java.time.Instant;
import java.time.ZoneId;

/// One managed service provider using this deployment.
public record Tenant(TenantId id, String name, ZoneId zone, Instant createdAt) {}
