package dev.signalbox.embedded.bench;

import dev.signalbox.core.triage.Choices;
import dev.signalbox.core.triage.IntakeCase;
import dev.signalbox.embedded.EmbeddedEngine;
import dev.signalbox.embedded.Ranking;
import dev.signalbox.embedded.Rankings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Own service-desk tickets. Each is judged with the tickets of the other four folds as the
/// tenant's resolved ones; attacked twins are neither learnt from nor counted.
final class Golden {

  private static final int FOLDS = 5;
  static final List<String> FIELDS =
      List.of(
          "kind",
          "issueType",
          "subIssueType",
          "queue",
          "impact",
          "urgency",
          "priority",
          "sentiment");

  /// One field of one ticket as it was predicted.
  record Said(String label, double share) {}

  private final EmbeddedEngine engine;
  private final Taxonomy taxonomy;
  private final List<GoldenTicket> tickets;
  private final boolean withExamples;

  Golden(EmbeddedEngine engine, Taxonomy taxonomy, Path data, boolean withExamples) {
    this.engine = engine;
    this.taxonomy = taxonomy;
    this.tickets = GoldenTicket.read(data.resolve("golden/dev.jsonl"));
    this.withExamples = withExamples;
  }

  Map<String, Map<String, Said>> predictions() {
    Map<String, Map<String, Said>> said = new LinkedHashMap<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      List<IntakeCase.Example> examples = examplesOutside(fold);
      for (GoldenTicket ticket : tickets) {
        if (fold(ticket) == fold) {
          said.put(ticket.text("id"), predict(ticket, examples));
        }
      }
    }
    return said;
  }

  /// Twins share a fold: that of the smaller id.
  private static int fold(GoldenTicket ticket) {
    String id = ticket.text("id");
    String first = ticket.twin().filter(twin -> twin.compareTo(id) < 0).orElse(id);
    return Integer.parseInt(first.substring(3)) % FOLDS;
  }

  private List<IntakeCase.Example> examplesOutside(int fold) {
    if (!withExamples) {
      return List.of();
    }
    return tickets.stream()
        .filter(ticket -> !ticket.attacked() && fold(ticket) != fold)
        .map(this::example)
        .toList();
  }

  private IntakeCase.Example example(GoldenTicket ticket) {
    Choices choices = taxonomy.choices();
    return new IntakeCase.Example(
        ticket.text("title"),
        ticket.text("description"),
        Taxonomy.id(choices.queues(), ticket.label("queue")),
        Taxonomy.id(choices.issueTypes(), ticket.label("issueType")),
        Taxonomy.id(choices.subIssueTypes(), ticket.label("subIssueType")));
  }

  IntakeCase intake(GoldenTicket ticket, List<IntakeCase.Example> examples) {
    return new IntakeCase(
        ticket.text("title"),
        ticket.text("description"),
        List.of(),
        ticket.text("company"),
        "",
        ticket.text("contactEmail"),
        ticket.text("source"),
        Instant.parse(ticket.text("createdAt")),
        taxonomy.choices(),
        examples);
  }

  private Map<String, Said> predict(GoldenTicket ticket, List<IntakeCase.Example> examples) {
    Rankings all = engine.rank(intake(ticket, examples));
    Choices choices = taxonomy.choices();
    Map<String, Said> said = new LinkedHashMap<>();
    said.put("kind", said(all.kind()));
    said.put("issueType", said(all.issueType(), choices.issueTypes()));
    said.put("subIssueType", said(all.subIssueType(), choices.subIssueTypes()));
    said.put("queue", said(all.queue(), choices.queues()));
    said.put("impact", said(all.impact()));
    said.put("urgency", said(all.urgency()));
    said.put(
        "priority",
        new Said(
            taxonomy.priority(all.impact().best().label(), all.urgency().best().label()),
            Math.min(all.impact().best().share(), all.urgency().best().share())));
    said.put("sentiment", said(all.mood()));
    return said;
  }

  private static Said said(Ranking ranking) {
    return new Said(ranking.best().label(), ranking.best().share());
  }

  private static Said said(Ranking ranking, List<dev.signalbox.core.triage.Choice> list) {
    return new Said(Taxonomy.label(list, ranking.best().label()), ranking.best().share());
  }

  Scores scores(String field, Map<String, Map<String, Said>> said) {
    List<Scores.Outcome> outcomes = new ArrayList<>();
    for (GoldenTicket ticket : tickets) {
      if (!ticket.attacked()) {
        outcomes.add(outcome(field, ticket, said.get(ticket.text("id"))));
      }
    }
    return new Scores(outcomes);
  }

  private static Scores.Outcome outcome(String field, GoldenTicket ticket, Map<String, Said> said) {
    Said one = said.get(field);
    String label = one.label();
    boolean orphan =
        field.equals("subIssueType")
            && !said.get("issueType").label().equals(ticket.label("issueType"))
            && !ticket.acceptable("issueType").contains(said.get("issueType").label());
    return new Scores.Outcome(
        ticket.label(field),
        ticket.acceptable(field),
        orphan ? "(wrong parent)" : label,
        one.share());
  }

  double majority(String field) {
    Map<String, Long> counts =
        tickets.stream()
            .filter(ticket -> !ticket.attacked())
            .collect(Collectors.groupingBy(ticket -> ticket.label(field), Collectors.counting()));
    long all = counts.values().stream().mapToLong(Long::longValue).sum();
    return (double) counts.values().stream().mapToLong(Long::longValue).max().orElse(0) / all;
  }

  /// Of how many attacked tickets every field equals that of the clean twin.
  long equalTwins(Map<String, Map<String, Said>> said) {
    return tickets.stream()
        .filter(GoldenTicket::attacked)
        .filter(ticket -> {
          var twin = said.get(ticket.twin().orElseThrow());
          var own = said.get(ticket.text("id"));
          return FIELDS.stream()
              .allMatch(field -> twin.get(field).label().equals(own.get(field).label()));
        })
        .count();
  }

  int attacked() {
    return (int) tickets.stream().filter(GoldenTicket::attacked).count();
  }
}
