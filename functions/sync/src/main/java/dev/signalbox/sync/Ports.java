package dev.signalbox.sync;

import dev.signalbox.aws.lambda.Log;
import dev.signalbox.aws.secret.StatementSeal;
import dev.signalbox.core.Ids;
import dev.signalbox.core.Randomness;
import dev.signalbox.core.connection.ConnectionStore;
import dev.signalbox.core.connection.Holdings;
import dev.signalbox.core.connection.HookRoutes;
import dev.signalbox.core.connection.HookTokens;
import dev.signalbox.core.connection.SecretStore;
import dev.signalbox.core.psa.PsaDirectory;
import dev.signalbox.core.settings.SettingsStore;
import dev.signalbox.core.signal.DirectoryStore;
import dev.signalbox.core.signal.SignalStore;
import dev.signalbox.core.sync.RunStore;
import dev.signalbox.core.task.GatheringStore;
import dev.signalbox.core.task.TaskQueue;
import dev.signalbox.core.tenant.TenantStore;
import java.time.InstantSource;

/// What this function reaches the world through. Whoever replaces all of them decides what happens
/// when, down to each call.
record Ports(
    TenantStore tenants,
    ConnectionStore connections,
    SecretStore secrets,
    SettingsStore settings,
    SignalStore signals,
    DirectoryStore directory,
    RunStore runs,
    Holdings holdings,
    GatheringStore gatherings,
    HookRoutes routes,
    HookTokens tokens,
    StatementSeal seal,
    PsaDirectory psas,
    TaskQueue queue,
    Lanes lanes,
    Ids ids,
    Randomness randomness,
    InstantSource clock,
    Log log) {}
