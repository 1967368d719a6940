package dev.signalbox.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.aws.secret.StatementSeal;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.sync.Drift;
import dev.signalbox.core.sync.Seen;
import dev.signalbox.core.sync.Statement;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.sync.SyncRun.Mode;
import dev.signalbox.core.tenant.Tenant;
import dev.signalbox.json.Json;
import dev.signalbox.simulator.demo.DemoPlan;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The daily statement of what a comparison found.
class SignStatementTest {

  private final Office office = new Office(new DemoPlan(3, 40, 4, 1.0, 0.5, 0.3));
  private final StatementSeal seal = new StatementSeal(() -> Office.KEY);

  @AfterEach
  void close() {
    office.close();
  }

  private List<Statement> statements() {
    return office.runs.statements(Office.REF, null, 10);
  }

  private Statement only() {
    assertThat(statements()).hasSize(1);
    return statements().getFirst();
  }

  private SyncRun compared() {
    office.sync(Mode.FULL);
    office.clock.advance(Duration.ofMinutes(30));
    return office.sync(Mode.FULL);
  }

  @Test
  @Tag("REC-07")
  void comparisonStatesItsFiguresByEntitySigned() {
    office.sync(Mode.FULL);
    SyncRun first = office.runs.list(Office.REF, 1).getFirst();
    office.clock.advance(Duration.ofMinutes(30));
    long lost = office.truth("Contact").getFirst().id();
    office.directory.leaveOut(Office.REF, Entity.CONTACT, List.of(lost), office.clock.instant());
    office.clock.advance(Duration.ofSeconds(1));
    Instant changed = office.clock.instant();
    office.runs.add(
        Office.REF, Map.of(Entity.TICKET, Seen.NOTHING.plus(changed.minusSeconds(9), changed)));

    SyncRun run = office.sync(Mode.FULL);

    Statement statement = only();
    Json.Obj text = Json.parseObject(statement.text());
    assertThat(text.text("connection")).contains(Office.REF.connection().value());
    assertThat(text.text("tenant")).contains(Office.REF.tenant().value());
    assertThat(text.text("day")).contains("2026-06-01");
    assertThat(text.text("run")).contains(run.id().value());
    assertThat(text.text("from")).contains(first.startedAt().toString());
    assertThat(text.text("to")).contains(run.startedAt().toString());
    assertThat(text.bool("whole")).contains(true);
    assertThat(text.list("entities")).hasSize(run.drift().size());
    Drift contacts = CompareHeld.driftOf(run, Entity.CONTACT);
    assertThat(entity(text, "contact").write())
        .isEqualTo(
            ("{\"entity\":\"contact\",\"here\":%d,\"psa\":%d,\"missing\":1,\"extra\":0,"
                    + "\"differing\":0,\"repaired\":1,\"complete\":true,\"missingIds\":[%d],"
                    + "\"extraIds\":[],\"lagOf\":0}")
                .formatted(contacts.psa() - 1, office.truth("Contact").size(), lost));
    assertThat(entity(text, "ticket").number("lagP95Ms")).hasValue(9_000);
    assertThat(seal.isGenuine(statement.text(), statement.signature())).isTrue();
  }

  /// The control of the signature.
  @Test
  @Tag("REC-07")
  void noFigureOfAStatementCanBeChangedUnnoticed() {
    compared();
    Statement statement = only();
    int figures = 0;
    for (int i = 0; i < statement.text().length(); i++) {
      char digit = statement.text().charAt(i);
      if (Character.isDigit(digit)) {
        figures++;
        String forged =
            statement.text().substring(0, i)
                + (digit == '9' ? '8' : (char) (digit + 1))
                + statement.text().substring(i + 1);
        assertThat(seal.isGenuine(forged, statement.signature())).as(forged).isFalse();
      }
    }
    assertThat(figures).isGreaterThan(50);
    StatementSeal other =
        new StatementSeal(
            () -> "another deployment's key, as long as ours".getBytes(StandardCharsets.UTF_8));
    assertThat(other.isGenuine(statement.text(), statement.signature())).isFalse();
  }

  @Test
  void firstSyncHasNothingToState() {
    office.sync(Mode.FULL);

    assertThat(statements()).isEmpty();
  }

  @Test
  @Tag("REC-07")
  void eachDayHasOneStatementWhateverElseIsCompared() {
    SyncRun first = compared();
    office.clock.advance(Duration.ofHours(1));
    office.sync(Mode.FULL);
    assertThat(only().run()).isEqualTo(first.id());

    office.clock.advance(Duration.ofDays(1));
    SyncRun next = office.sync(Mode.FULL);

    assertThat(statements()).extracting(Statement::run).containsExactly(next.id(), first.id());
  }

  @Test
  void dayIsThatOfTheTenantsZone() {
    office.tenants.create(
        new Tenant(
            Office.REF.tenant(),
            "Harbourline",
            ZoneId.of("Pacific/Auckland"),
            office.clock.instant()));
    office.clock.advance(Duration.ofHours(6));
    compared();

    assertThat(only().madeAt()).isBefore("2026-06-01T15:00:00Z");
    assertThat(only().day()).isEqualTo(LocalDate.parse("2026-06-02"));
  }

  /// A comparison that was not shown everything, or did not put everything right, does not say that
  /// the copy is whole.
  @Test
  @Tag("REC-07")
  void copyIsCalledWholeOnlyWhenNothingIsLeft() {
    SyncRun run = compared();
    SignStatement stating = new SignStatement(office.tenants, office.runs, seal);
    Drift left = Drift.none(Entity.NOTE).plus(5, 4, List.of(), List.of(9L));
    List<Drift> each = List.of(Drift.none(Entity.NOTE).incomplete(), left, left.plusRepaired(1));
    for (int day = 0; day < each.size(); day++) {
      stating.about(
          run.edit().drift(List.of(each.get(day))).done(),
          office.clock.instant().plus(Duration.ofDays(day + 1L)));
    }

    assertThat(statements().subList(0, 3))
        .extracting(one -> Json.parseObject(one.text()).bool("whole").orElseThrow())
        .containsExactly(true, false, false);
  }

  private static Json.Obj entity(Json.Obj text, String word) {
    return text.list("entities").stream()
        .map(Json.Obj.class::cast)
        .filter(one -> one.text("entity").orElseThrow().equals(word))
        .findFirst()
        .orElseThrow();
  }
}
