package dev.signalbox.bench.sync;

import dev.signalbox.autotask.Autotask;
import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.connection.ConnectionId;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.connection.ConnectionState;
import dev.signalbox.core.connection.PsaKind;
import dev.signalbox.core.psa.PickValue;
import dev.signalbox.core.psa.Purpose;
import dev.signalbox.core.psa.TicketFields;
import dev.signalbox.core.settings.SettingsStore;
import dev.signalbox.core.signal.QueueSelection;
import dev.signalbox.core.signal.SignalStatus;
import dev.signalbox.core.signal.StatusMap;
import dev.signalbox.core.signal.StatusSuggestion;
import dev.signalbox.core.tenant.TenantId;
import dev.signalbox.sync.BenchedSync;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// The connection whose first sync is measured: all queues selected, all statuses mapped as their
/// names suggest.
final class Account {

  static final ConnectionRef REF =
      new ConnectionRef(new TenantId("bench"), new ConnectionId("autotask"));

  private Account() {}

  static void connect(Psa psa, Autotask autotask, BenchedSync.Stores stores) {
    Connection connection = connection(psa);
    stores.secrets().put(REF, psa.secret());
    stores.connections().create(connection);
    choose(
        autotask.open(connection, psa.secret(), Purpose.INTERACTIVE).reader().ticketFields(),
        stores.settings());
  }

  private static Connection connection(Psa psa) {
    Instant now = Instant.now();
    return new Connection(
        REF,
        PsaKind.AUTOTASK,
        "Bench",
        psa.userName(),
        psa.origin() + "/atservicesrest/",
        false,
        "bench",
        new ConnectionState.Connected(),
        null,
        now,
        now,
        0);
  }

  private static void choose(TicketFields fields, SettingsStore settings) {
    Map<Long, SignalStatus> statuses = new HashMap<>();
    for (PickValue status : fields.statuses()) {
      StatusSuggestion.of(status.label()).ifPresent(means -> statuses.put(status.id(), means));
    }
    settings.saveFields(REF, fields);
    settings.saveQueues(
        REF,
        new QueueSelection(fields.queues().stream().map(PickValue::id).collect(Collectors.toSet())),
        0);
    settings.saveStatuses(REF, new StatusMap(statuses), 0);
  }
}
