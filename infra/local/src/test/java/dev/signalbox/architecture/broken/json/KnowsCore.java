package dev.signalbox.architecture.broken.json;

import dev.signalbox.architecture.broken.core.tenant.TenantId;

record KnowsCore(TenantId tenant) {}
