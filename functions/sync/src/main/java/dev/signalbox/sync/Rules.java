package dev.signalbox.sync;

import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.CompanyId;
import dev.signalbox.core.psa.Ticket;
import dev.signalbox.core.settings.SettingsStore;
import dev.signalbox.core.signal.Reading;
import dev.signalbox.core.signal.Scope;
import dev.signalbox.core.signal.StatusMap;
import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The rules of a connection under which records are taken in.
record Rules(
    StatusMap statuses, Scope scope, @Nullable Instant judgeFrom, @Nullable Instant widenedAt) {

  static Rules of(SettingsStore settings, Connection connection) {
    ConnectionRef ref = connection.ref();
    return new Rules(
        settings.statuses(ref).value(),
        scopeOf(settings, ref),
        connection.judgeFrom(),
        settings.widenedAt(ref).orElse(null));
  }

  static Scope scopeOf(SettingsStore settings, ConnectionRef ref) {
    return new Scope(settings.queues(ref).value(), settings.scope(ref).value());
  }

  Reading reading(Ticket ticket, Predicate<CompanyId> outside, Instant askedAt, String cause) {
    return new Reading(ticket, askedAt, statuses, scope, outside, judgeFrom, widenedAt, cause);
  }
}
