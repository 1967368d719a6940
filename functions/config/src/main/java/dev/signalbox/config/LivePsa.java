package dev.signalbox.config;

import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.connection.SecretStore;
import dev.signalbox.core.psa.Psa;
import dev.signalbox.core.psa.PsaDirectory;
import dev.signalbox.core.psa.PsaFault;
import dev.signalbox.core.psa.PsaReader;
import dev.signalbox.core.psa.PsaSetup;
import dev.signalbox.core.psa.Purpose;
import dev.signalbox.core.psa.ScopeFields;
import dev.signalbox.core.psa.TicketFields;
import dev.signalbox.core.settings.SettingsStore;
import java.util.function.Function;

/// Asks a connection's PSA while somebody waits.
final class LivePsa {

  private final SecretStore secrets;
  private final PsaDirectory directory;
  private final SettingsStore settings;
  private final States states;

  LivePsa(SecretStore secrets, PsaDirectory directory, SettingsStore settings, States states) {
    this.states = states;
    this.secrets = secrets;
    this.directory = directory;
    this.settings = settings;
  }

  /// Asks something. Credentials that are not accepted any more show on the connection, too.
  <T> T ask(Connection connection, Function<PsaSetup, T> question) {
    return asking(connection, psa -> question.apply(psa.setup()));
  }

  /// Reads something, like [#ask].
  <T> T read(Connection connection, Function<PsaReader, T> question) {
    return asking(connection, psa -> question.apply(psa.reader()));
  }

  private <T> T asking(Connection connection, Function<Psa, T> question) {
    try {
      return question.apply(open(connection));
    } catch (PsaFault fault) {
      if (fault.kind() == PsaFault.Kind.UNAUTHORIZED) {
        states.failed(connection, fault);
      }
      throw fault;
    }
  }

  private Psa open(Connection connection) {
    return secrets
        .find(connection.ref())
        .map(secret -> directory.open(connection, secret, Purpose.INTERACTIVE))
        .orElseThrow(() ->
            new Refusal(ErrorType.SETUP_REQUIRED, "The connection has no secret; enter it again."));
  }

  /// The picklists as they are now; they are kept for the processors.
  TicketFields fields(Connection connection) {
    TicketFields fields = ask(connection, PsaSetup::ticketFields);
    settings.saveFields(connection.ref(), fields);
    return fields;
  }

  /// The picklists as they were last read; read now if they never were.
  TicketFields knownFields(Connection connection) {
    return settings.fields(connection.ref()).orElseGet(() -> fields(connection));
  }

  /// The picklists of companies and configuration items as they are now.
  ScopeFields scopeFields(Connection connection) {
    ScopeFields fields = ask(connection, PsaSetup::scopeFields);
    settings.saveScopeFields(connection.ref(), fields);
    return fields;
  }

  /// The same as they were last read; read now if they never were.
  ScopeFields knownScopeFields(Connection connection) {
    return settings.scopeFields(connection.ref()).orElseGet(() -> scopeFields(connection));
  }
}
