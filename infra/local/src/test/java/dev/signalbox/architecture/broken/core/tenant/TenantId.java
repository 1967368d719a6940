package dev.signalbox.architecture.broken.core.tenant;

public record TenantId(String value) {}
