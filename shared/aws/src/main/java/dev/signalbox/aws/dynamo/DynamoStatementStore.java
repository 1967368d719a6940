package dev.signalbox.aws.dynamo;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.sync.RunId;
import dev.signalbox.core.sync.Statement;
import dev.signalbox.core.sync.StatementStore;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Statements under their connection, by day. They are kept as long as closed signals.
public final class DynamoStatementStore implements StatementStore {

  private static final String STATEMENT = "STATEMENT#"; // and the day
  private static final String MADE_AT = "madeAt"; // S, time
  private static final String RUN = "run"; // S, its id
  private static final String TEXT = "text"; // S, what was signed
  private static final String SIGNATURE = "signature"; // S

  private final Table table;
  private final @Nullable Retention retention;

  /// @param retention null for functions that make no statements
  public DynamoStatementStore(Table table, @Nullable Retention retention) {
    this.table = table;
    this.retention = retention;
  }

  @Override
  public boolean keep(Statement statement) {
    if (retention == null) {
      throw new IllegalStateException("This function makes no statements.");
    }
    Fields fields =
        new Fields()
            .time(MADE_AT, statement.madeAt())
            .text(RUN, statement.run().value())
            .text(TEXT, statement.text())
            .text(SIGNATURE, statement.signature())
            .number(
                Retention.EXPIRES_AT, statement.madeAt().plus(retention.closed()).getEpochSecond());
    return table
        .write(Write.put(key(statement.ref(), statement.day()), fields, Expression.ABSENT))
        .isEmpty();
  }

  @Override
  public Optional<Statement> statement(ConnectionRef ref, LocalDate day) {
    return table.get(key(ref, day)).map(item -> of(ref, item));
  }

  @Override
  public List<Statement> statements(ConnectionRef ref, @Nullable LocalDate before, int limit) {
    Map<String, AttributeValue> from = before == null ? Map.of() : key(ref, before).attributes();
    return table
        .query(
            Table.under(Keys.of(ref), STATEMENT)
                .scanIndexForward(false)
                .limit(limit)
                .exclusiveStartKey(Table.orNull(from)))
        .map(item -> of(ref, item));
  }

  static Key key(ConnectionRef ref, LocalDate day) {
    return Keys.setting(ref, STATEMENT + day);
  }

  private static Statement of(ConnectionRef ref, Item item) {
    return new Statement(
        ref,
        LocalDate.parse(item.text(Key.SK).substring(STATEMENT.length())),
        item.time(MADE_AT),
        new RunId(item.text(RUN)),
        item.text(TEXT),
        item.text(SIGNATURE));
  }
}
