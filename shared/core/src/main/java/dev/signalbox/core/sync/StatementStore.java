package dev.signalbox.core.sync;

import dev.signalbox.core.connection.ConnectionRef;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Keeps the daily statements of connections.
public interface StatementStore {

  /// Keeps the statement of a day; false when the day has one already, which stays as it is.
  boolean keep(Statement statement);

  Optional<Statement> statement(ConnectionRef ref, LocalDate day);

  /// The latest first.
  ///
  /// @param before only those of earlier days; null to begin with the latest
  List<Statement> statements(ConnectionRef ref, @Nullable LocalDate before, int limit);
}
