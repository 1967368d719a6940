package dev.signalbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import dev.signalbox.json.Json;
import dev.signalbox.local.demo.JsonClient;
import dev.signalbox.local.demo.JsonClient.Answer;
import dev.signalbox.local.demo.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Each row of the page of errors, provoked from outside.
class ErrorsOverHttpTest {

  private static final Path PAGE = Path.of("../docs/errors.md");
  private static final Pattern ROW =
      Pattern.compile("^\\| `/errors/([a-z-]+)` \\| (\\d{3}) \\| (.+) \\| (.+) \\|$");

  private record Row(String type, int status, String nextStep) {}

  private static Map<String, Row> rows() throws IOException {
    return Files.readAllLines(PAGE).stream()
        .map(ROW::matcher)
        .filter(Matcher::matches)
        .map(row -> new Row(row.group(1), Integer.parseInt(row.group(2)), row.group(4)))
        .collect(Collectors.toMap(Row::type, row -> row, (first, _) -> first, LinkedHashMap::new));
  }

  @Test
  void everyRowIsProvokedAndNamesCauseAndNextStep() throws Exception {
    Map<String, Row> rows = rows();
    assertThat(rows).hasSizeGreaterThan(25);
    var provocations = new Provocations();
    try {
      failingCredentialsSayWhatToDo(provocations.desk());
      Map<String, Supplier<Answer>> all = provocations.all();
      assertThat(all.keySet())
          .as("a row without a provocation, or a provocation without a row")
          .containsExactlyInAnyOrderElementsOf(rows.keySet());
      assertSoftly(softly ->
          all.forEach((type, provoke) ->
              softly.check(() -> requireProblem(rows.get(type), provoke.get()))));
    } finally {
      provocations.close();
    }
  }

  private static void requireProblem(Row row, Answer answer) {
    String what = row.type() + " was answered with " + answer.status() + ": " + answer.text();
    assertThat(answer.status()).as(what).isEqualTo(row.status());
    assertThat(answer.header("content-type")).as(what).contains("application/problem+json");
    Json.Obj problem = answer.json();
    assertThat(problem.text("type")).as(what).contains("/errors/" + row.type());
    assertThat(problem.number("status")).as(what).hasValue(row.status());
    assertThat(problem.text("nextStep")).as(what).contains(row.nextStep());
    for (String part : List.of("title", "detail", "instance")) {
      assertThat(problem.text(part).orElse("")).as(part + " of " + what).isNotBlank();
    }
  }

  /// The ways in which an API user of the PSA can be unfit, by the simulator's names.
  private static void failingCredentialsSayWhatToDo(Desk desk) {
    Map<String, String> refused =
        Map.of(
            "wrong-secret", "/errors/psa-credentials-refused",
            "disabled", "/errors/psa-zone-unknown");
    Map<String, String> noted =
        Map.of("no-webhooks", "not-permitted", "webhooks-used-up", "quota-used-up");
    List<Json.Obj> failing =
        JsonClient.objects(desk.control().get("/_sim/credentials"), "failing").stream()
            .filter(one -> one.text("username").orElse("").contains("HARBOURLINE"))
            .toList();
    assertThat(failing).hasSizeGreaterThanOrEqualTo(4);
    for (Json.Obj user : failing) {
      String how = user.text("case").orElseThrow();
      Answer answer = desk.api().call("POST", "/v1/connections", named(user, how));
      if (refused.containsKey(how)) {
        assertThat(answer.json().text("type")).as(how).contains(refused.get(how));
      } else if (noted.containsKey(how)) {
        requireNote(desk, answer.header("location").orElseThrow(), noted.get(how));
      } else {
        assertThatCode(() -> answer.json().text("id").orElseThrow()).doesNotThrowAnyException();
      }
    }
  }

  private static Json named(Json.Obj user, String name) {
    var fields = Json.object();
    user.fields()
        .forEach((field, value) -> {
          if (!field.equals("case")) {
            fields.put(field, value);
          }
        });
    return fields.put("name", name).build();
  }

  private static void requireNote(Desk desk, String connection, String state) {
    Json.Obj note =
        Patience.until(
            "how provisioning ended",
            Desk.A_MINUTE,
            () -> desk.api().get(connection + "/webhooks").object("provisioning"));
    assertThat(note.text("state")).isEqualTo(Optional.of(state));
    assertThat(note.text("message").orElse("")).isNotBlank();
    assertThat(note.text("nextStep").orElse("")).isNotBlank();
  }
}
