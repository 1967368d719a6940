package dev.signalbox.bench.engine;

import dev.signalbox.bench.Report;
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
import org.jspecify.annotations.Nullable;

/// Own service-desk tickets. Each is judged with the tickets of the other four folds as the
/// tenant's resolved ones; attacked twins are neither learnt from nor counted.
final class Golden {

  static final int FOLDS = 5;
  private static final double ANSWERED = 0.6;
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

  private final String name;
  private final EmbeddedEngine engine;
  private final Taxonomy taxonomy;
  private final List<GoldenTicket> tickets;
  private final boolean withExamples;

  Golden(String name, EmbeddedEngine engine, Taxonomy taxonomy, Path data, boolean withExamples) {
    this.name = name;
    this.engine = engine;
    this.taxonomy = taxonomy;
    this.tickets = GoldenTicket.read(data.resolve("golden/dev.jsonl"));
    this.withExamples = withExamples;
  }

  void measure(Report report) {
    Map<String, Map<String, Said>> said = predictions();
    for (String field : FIELDS) {
      measure(field, said, report);
    }
    int attacked = attacked();
    report.add(
        row(
            "attacked tickets judged like their twins",
            (double) equalTwins(said),
            "tickets",
            null,
            attacked));
    report.add(row("time a ticket", millisATicket(), "ms", null, tickets.size()));
  }

  /// With what the first fold teaches, learnt before the clock runs.
  private double millisATicket() {
    List<IntakeCase.Example> examples = examplesOutside(0);
    predict(tickets.getFirst(), examples);
    long began = System.nanoTime();
    tickets.forEach(ticket -> predict(ticket, examples));
    return (System.nanoTime() - began) / 1e6 / tickets.size();
  }

  private void measure(String field, Map<String, Map<String, Said>> said, Report report) {
    Scores scores = scores(field, said);
    Scores words = new WordBaseline(tickets).scores(field);
    Scores answered = scores.atLeast(ANSWERED);
    int n = scores.outcomes().size();
    report.add(row(field + " strict", scores.strict(), "share", words.strict(), n));
    report.add(row(field + " lenient", scores.lenient(), "share", words.lenient(), n));
    report.add(row(field + " macro-F1", scores.macroF1(), "share", words.macroF1(), n));
    report.add(row(field + " majority", majority(field), "share", null, n));
    report.add(
        row(
            field + " lenient, at confidence 0.6",
            answered.lenient(),
            "share",
            null,
            answered.outcomes().size()));
  }

  private Report.Row row(String what, double value, String unit, @Nullable Double baseline, int n) {
    return new Report.Row(name + ": " + what, value, unit, baseline, n);
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
  static int fold(GoldenTicket ticket) {
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
        outcomes.add(outcome(field, ticket, of(said, ticket.text("id"))));
      }
    }
    return new Scores(outcomes);
  }

  private static Scores.Outcome outcome(String field, GoldenTicket ticket, Map<String, Said> said) {
    Said one = of(said, field);
    String label = one.label();
    boolean orphan =
        field.equals("subIssueType")
            && !of(said, "issueType").label().equals(ticket.label("issueType"))
            && !ticket.acceptable("issueType").contains(of(said, "issueType").label());
    return new Scores.Outcome(
        ticket.label(field),
        ticket.acceptable(field),
        orphan ? "(wrong parent)" : label,
        one.share());
  }

  private static <V> V of(Map<String, V> map, String key) {
    V value = map.get(key);
    if (value == null) {
      throw new IllegalStateException("Nothing was predicted for " + key + ".");
    }
    return value;
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
          var twin = of(said, ticket.twin().orElseThrow());
          var own = of(said, ticket.text("id"));
          return FIELDS.stream()
              .allMatch(field -> of(twin, field).label().equals(of(own, field).label()));
        })
        .count();
  }

  int attacked() {
    return (int) tickets.stream().filter(GoldenTicket::attacked).count();
  }
}
