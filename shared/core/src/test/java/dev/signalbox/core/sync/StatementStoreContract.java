package dev.signalbox.core.sync;

import static dev.signalbox.core.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.Race;
import dev.signalbox.core.Samples;
import dev.signalbox.core.connection.ConnectionRef;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What every store of statements does.
public abstract class StatementStoreContract {

  protected abstract StatementStore store();

  private static final LocalDate TODAY = LocalDate.parse("2026-11-20");

  private final ConnectionRef ref = Samples.newRef();

  private Statement of(LocalDate day, String text) {
    return new Statement(ref, day, NOON.plusNanos(7), new RunId("01JRUN"), text, "signature");
  }

  @Test
  void statementIsFoundAsItWas() {
    Statement statement = of(TODAY, "{\"v\":1,\"name\":\"Größe\"}");
    assertThat(store().keep(statement)).isTrue();
    assertThat(store().statement(ref, TODAY)).contains(statement);
    assertThat(store().statement(ref, TODAY.plusDays(1))).isEmpty();
  }

  @Test
  void firstStatementOfADayStays() {
    assertThat(store().keep(of(TODAY, "first"))).isTrue();
    assertThat(store().keep(of(TODAY, "second"))).isFalse();
    assertThat(store().statement(ref, TODAY)).map(Statement::text).contains("first");
  }

  @Test
  void oneOfManyAtOnceIsKept() {
    assertThat(Race.run(8, i -> store().keep(of(TODAY, "text " + i)))).containsOnlyOnce(true);
  }

  @Test
  void latestComeFirstPageByPage() {
    for (int day = 0; day < 5; day++) {
      assertThat(store().keep(of(TODAY.plusDays(day), "text"))).isTrue();
    }
    assertThat(days(store().statements(ref, null, 2)))
        .containsExactly(TODAY.plusDays(4), TODAY.plusDays(3));
    assertThat(days(store().statements(ref, TODAY.plusDays(3), 9)))
        .containsExactly(TODAY.plusDays(2), TODAY.plusDays(1), TODAY);
    assertThat(store().statements(ref, TODAY, 9)).isEmpty();
  }

  @Test
  @Tag("P25")
  void anotherTenantSeesNoStatement() {
    assertThat(store().keep(of(TODAY, "text"))).isTrue();
    ConnectionRef other = Samples.newRef();
    assertThat(store().statement(other, TODAY)).isEmpty();
    assertThat(store().statements(other, null, 9)).isEmpty();
  }

  private static List<LocalDate> days(List<Statement> statements) {
    return statements.stream().map(Statement::day).toList();
  }
}
