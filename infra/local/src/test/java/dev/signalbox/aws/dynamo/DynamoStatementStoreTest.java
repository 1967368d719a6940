package dev.signalbox.aws.dynamo;

import static dev.signalbox.core.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.core.Samples;
import dev.signalbox.core.sync.RunId;
import dev.signalbox.core.sync.Statement;
import dev.signalbox.core.sync.StatementStore;
import dev.signalbox.core.sync.StatementStoreContract;
import dev.signalbox.local.cloud.AwsService;
import dev.signalbox.local.contract.Cloud;
import dev.signalbox.local.contract.Needs;
import dev.signalbox.local.contract.OnCloud;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

@OnCloud
@Needs(AwsService.DYNAMODB)
class DynamoStatementStoreTest extends StatementStoreContract {

  private final Table table;
  private final StatementStore store;

  DynamoStatementStoreTest(Cloud cloud) {
    table = StateTable.on(cloud);
    store = new DynamoStatementStore(table, new Retention(Duration.ofDays(30)));
  }

  @Override
  protected StatementStore store() {
    return store;
  }

  private static Statement statement() {
    return new Statement(
        Samples.newRef(),
        LocalDate.parse("2026-11-20"),
        NOON,
        new RunId("01JRUN"),
        "text",
        "signature");
  }

  @Test
  void statementExpiresAfterTheRetention() {
    Statement statement = statement();
    assertThat(store.keep(statement)).isTrue();
    assertThat(table.get(DynamoStatementStore.key(statement.ref(), statement.day())))
        .map(item -> item.number(Retention.EXPIRES_AT))
        .contains(NOON.plus(Duration.ofDays(30)).getEpochSecond());
  }

  @Test
  void functionThatKnowsNoRetentionMakesNoStatement() {
    StatementStore reading = new DynamoStatementStore(table, null);
    Statement statement = statement();
    assertThatThrownBy(() -> reading.keep(statement)).hasMessageContaining("no statements");
    assertThat(reading.statement(statement.ref(), statement.day())).isEmpty();
  }
}
