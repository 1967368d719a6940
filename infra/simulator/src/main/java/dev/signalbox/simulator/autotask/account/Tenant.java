package dev.signalbox.simulator.autotask.account;

import dev.signalbox.simulator.autotask.schema.Picklists;
import dev.signalbox.simulator.autotask.schema.Schema;
import dev.signalbox.simulator.autotask.schema.UserDefinedFields;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/// What an admin of the tenant has set up.
///
/// @param requiredByCategory fields a ticket of that category must have; no call tells them
/// @param loopbackHooks webhooks may have any URL on the loopback interface, as on one machine;
///   when false they need HTTPS on port 443, as the vendor demands
/// @param hookSetup what goes wrong while webhooks are set up
/// @param timesheets which weeks are submitted, and for whom API users may enter time
public record Tenant(
    Schema schema,
    Picklists picklists,
    UserDefinedFields userDefined,
    People people,
    Map<Long, Set<String>> requiredByCategory,
    AtomicBoolean loopbackHooks,
    HookSetup hookSetup,
    Timesheets timesheets) {

  public static Tenant of(Schema schema, People people) {
    return new Tenant(
        schema,
        new Picklists(),
        new UserDefinedFields(),
        people,
        new ConcurrentHashMap<>(),
        new AtomicBoolean(true),
        new HookSetup(),
        new Timesheets());
  }
}
