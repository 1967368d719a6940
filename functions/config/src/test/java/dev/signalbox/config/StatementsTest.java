package dev.signalbox.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.aws.secret.StatementSeal;
import dev.signalbox.core.connection.ConnectionId;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.sync.RunId;
import dev.signalbox.core.sync.Statement;
import dev.signalbox.json.Json;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Reading daily statements, and finding out whether one is genuine.
class StatementsTest extends WithAReadyDesk {

  private static final LocalDate TODAY = LocalDate.parse("2026-11-20");

  private final StatementSeal seal = new StatementSeal(() -> TestConsole.KEY);
  private final String path = ready.path + "/statements";

  private String text(ConnectionRef ref, LocalDate day) {
    return ("{\"v\":1,\"tenant\":\"%s\",\"connection\":\"%s\",\"day\":\"%s\",\"zone\":\"UTC\","
            + "\"to\":\"2026-11-20T01:00:00Z\",\"madeAt\":\"2026-11-20T01:10:00Z\","
            + "\"run\":\"01JRUN\",\"origin\":\"scheduled\",\"whole\":true,\"entities\":["
            + "{\"entity\":\"ticket\",\"here\":812,\"psa\":813,\"missing\":1,\"extra\":0,"
            + "\"differing\":2,\"repaired\":3,\"complete\":true,\"missingIds\":[77],"
            + "\"extraIds\":[],\"lagP50Ms\":900,\"lagP95Ms\":4000,\"lagOf\":100}]}")
        .formatted(ref.tenant(), ref.connection(), day);
  }

  private Statement keep(LocalDate day) {
    String text = text(ready.ref, day);
    return keep(day, text, seal.sign(text));
  }

  private Statement keep(LocalDate day, String text, String signature) {
    Statement statement =
        new Statement(
            ready.ref, day, ready.console.clock.instant(), new RunId("01JRUN"), text, signature);
    assertThat(ready.console.runs.keep(statement)).isTrue();
    return statement;
  }

  private Answer verify(String text, String signature) {
    return ready.admin.post(
        path + "/verify", Json.object().put("text", text).put("signature", signature));
  }

  @Test
  @Tag("REC-07")
  void statementOfADayIsShownWithItsFiguresAndWhatWasSigned() {
    Statement kept = keep(TODAY);

    Answer answer = ready.admin.get(path + "/2026-11-20");

    assertThat(answer.text("day")).isEqualTo("2026-11-20");
    assertThat(answer.text("run")).isEqualTo("01JRUN");
    assertThat(answer.text("text")).isEqualTo(kept.text());
    assertThat(answer.text("signature")).isEqualTo(kept.signature());
    assertThat(answer.text("algorithm")).isEqualTo("HMAC-SHA256");
    assertThat(answer.body().bool("genuine")).contains(true);
    assertThat(answer.body().bool("whole")).contains(true);
    Json.Obj tickets =
        (Json.Obj) answer.body().object("statement").orElseThrow().list("entities").getFirst();
    assertThat(tickets.write())
        .isEqualTo(
            "{\"entity\":\"ticket\",\"here\":812,\"psa\":813,\"missing\":1,\"extra\":0,"
                + "\"differing\":2,\"repaired\":3,\"complete\":true,\"missingIds\":[77],"
                + "\"extraIds\":[],\"lagP50Ms\":900,\"lagP95Ms\":4000,\"lagOf\":100}");
  }

  @Test
  @Tag("REC-07")
  void whatWasServedIsGenuine() {
    keep(TODAY);
    Answer served = ready.admin.get(path + "/2026-11-20");

    Answer verdict = verify(served.text("text"), served.text("signature"));

    assertThat(verdict.body().bool("genuine")).contains(true);
    assertThat(verdict.body().object("statement")).isEqualTo(served.body().object("statement"));
  }

  /// The control: what is not as it was signed does not pass.
  @Test
  @Tag("REC-07")
  void changedFigureForeignSignatureAndForeignStatementAreNotGenuine() {
    Statement kept = keep(TODAY);
    String forged = kept.text().replace("\"missing\":1", "\"missing\":0");
    ConnectionRef other = new ConnectionRef(ready.ref.tenant(), new ConnectionId("other"));
    String foreign = text(other, TODAY);
    String elsewhere =
        new StatementSeal(() -> "another key of at least 32 characters".getBytes(UTF_8))
            .sign(kept.text());

    for (Answer verdict :
        List.of(
            verify(forged, kept.signature()),
            verify(kept.text(), elsewhere),
            verify(kept.text(), "none"),
            verify(foreign, seal.sign(foreign)))) {
      assertThat(verdict.body().bool("genuine")).contains(false);
      assertThat(verdict.body().text("why")).isPresent();
      assertThat(verdict.body().find("statement")).isEmpty();
    }
  }

  @Test
  @Tag("REC-07")
  void statementThatWasChangedWhereItIsKeptIsShownAsNotGenuine() {
    String text = text(ready.ref, TODAY);
    keep(TODAY, text.replace("\"here\":812", "\"here\":813"), seal.sign(text));

    assertThat(ready.admin.get(path + "/2026-11-20").body().bool("genuine")).contains(false);
    assertThat(ready.admin.get(path).items().getFirst().bool("genuine")).contains(false);
  }

  @Test
  void latestComeFirstPageByPage() {
    for (int day = 0; day < 5; day++) {
      keep(TODAY.plusDays(day));
    }
    List<String> days = new ArrayList<>();
    String next = "";
    do {
      Answer page = ready.admin.get(path + "?limit=2" + next);
      page.items().forEach(row -> days.add(row.text("day").orElseThrow()));
      next = page.body().text("nextCursor").map(cursor -> "&cursor=" + cursor).orElse("");
    } while (!next.isEmpty());

    assertThat(days)
        .containsExactly("2026-11-24", "2026-11-23", "2026-11-22", "2026-11-21", "2026-11-20");
  }

  @Test
  void dayWithoutAStatementIsNotThere() {
    assertThat(ready.admin.get(path + "/2026-11-20").status()).isEqualTo(404);
    assertThat(ready.admin.get(path + "/yesterday").status()).isEqualTo(404);
    assertThat(ready.admin.get(path + "?cursor=yesterday").fieldErrors()).isNotEmpty();
  }
}
