package dev.signalbox.embedded;

import static dev.signalbox.embedded.EngineFixture.ENGINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.triage.Evidence;
import dev.signalbox.core.triage.IntakeCase;
import dev.signalbox.core.triage.IntakeOpinion;
import dev.signalbox.core.triage.Mention;
import dev.signalbox.core.triage.Opinion;
import dev.signalbox.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What has to hold for every ticket, whatever its text.
class GoldenTextsTest {

  private static final Path GOLDEN = Path.of("../../infra/bench/data/golden/dev.jsonl");
  private static List<Json.Obj> rows;

  @BeforeAll
  static void read() throws IOException {
    try (var lines = Files.lines(GOLDEN)) {
      rows = lines.map(Json::parseObject).toList();
    }
  }

  private static IntakeCase ticket(Json.Obj row) {
    return EngineFixture.ticket(
        row.text("title").orElse(""),
        row.text("description").orElse(""),
        row.text("contactEmail").orElse(""),
        row.text("source").orElse(""));
  }

  @Test
  void evidenceStandsWordForWordInTheTicket() {
    for (Json.Obj row : rows) {
      IntakeCase ticket = ticket(row);
      assertVerbatim(ticket, ENGINE.judge(ticket).opinion());
    }
  }

  @Test
  void evidenceOfGarbledTextsStandsWordForWordToo() {
    long seed = Long.getLong("seed", 42L);
    System.out.println("seed " + seed);
    var random = new Random(seed);
    for (int i = 0; i < 60; i++) {
      IntakeCase ticket =
          EngineFixture.ticket(garbled(random), garbled(random) + "\n" + garbled(random));
      assertVerbatim(ticket, ENGINE.judge(ticket).opinion());
    }
  }

  private static String garbled(Random random) {
    String text = rows.get(random.nextInt(rows.size())).text("description").orElse("");
    var garbled = new StringBuilder(text);
    List<String> bits =
        List.of("<b>", "</p>", "&amp;", "\u200B", "\uD83D\uDE00", "\n> ", "<!--", "\r\n", "\uD800");
    for (int i = 0; i < 12; i++) {
      garbled.insert(random.nextInt(garbled.length() + 1), bits.get(random.nextInt(bits.size())));
    }
    return garbled.toString();
  }

  private static void assertVerbatim(IntakeCase ticket, IntakeOpinion opinion) {
    for (Evidence evidence : evidence(opinion)) {
      String source =
          evidence.source() == Evidence.Source.TITLE ? ticket.title() : ticket.description();
      assertThat(source).contains(evidence.quote());
    }
    for (Mention mention : opinion.mentions()) {
      assertThat(ticket.title() + "\n" + ticket.description()).contains(mention.value());
    }
  }

  private static List<Evidence> evidence(IntakeOpinion opinion) {
    List<Evidence> all = new ArrayList<>();
    Stream.of(
            opinion.summary(),
            opinion.kind(),
            opinion.queue(),
            opinion.severity(),
            opinion.issueType(),
            opinion.subIssueType(),
            opinion.mood())
        .forEach(one -> {
          if (one instanceof Opinion.Given<?> given) {
            all.addAll(given.evidence());
          }
        });
    return all;
  }

  @Test
  void attackedTicketsAreJudgedLikeTheirCleanTwins() {
    Map<String, Json.Obj> byId =
        rows.stream()
            .collect(Collectors.toMap(row -> row.text("id").orElse(""), Function.identity()));
    List<Json.Obj> attacked =
        rows.stream().filter(row -> row.object("injection").isPresent()).toList();
    assertThat(attacked).hasSizeGreaterThanOrEqualTo(8);
    for (Json.Obj row : attacked) {
      Json.Obj clean = byId.get(row.text("twinOf").orElseThrow());
      assertThat(ENGINE.judge(ticket(row)).opinion())
          .as(row.text("id").orElse(""))
          .isEqualTo(ENGINE.judge(ticket(clean)).opinion());
    }
  }

  /// The control: without the cleaning an attack does change what a model is shown.
  @Test
  void attacksWouldReachTheModelsWithoutCleaning() {
    long different =
        rows.stream()
            .filter(row -> row.object("injection").isPresent())
            .filter(row ->
                !TicketText.of("", row.text("description").orElse(""))
                    .all()
                    .contains(row.text("description").orElse("").strip()))
            .count();
    assertThat(different).isGreaterThanOrEqualTo(8);
  }
}
