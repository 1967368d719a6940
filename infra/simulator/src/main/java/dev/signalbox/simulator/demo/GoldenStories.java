package dev.signalbox.simulator.demo;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.demo.Story.Labels;
import dev.signalbox.simulator.demo.Story.Resolution;
import dev.signalbox.simulator.demo.Story.Work;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// Reads the packaged golden tickets, oldest first.
final class GoldenStories {

  private GoldenStories() {}

  static List<Story> read() {
    return DemoFile.lines("dev.jsonl").stream()
        .map(GoldenStories::story)
        .sorted(Comparator.comparing(Story::createdAt).thenComparing(Story::id))
        .toList();
  }

  private static Story story(Json.Obj row) {
    return new Story(
        text(row, "id"),
        text(row, "title"),
        row.text("description").orElse(""),
        text(row, "contactEmail"),
        text(row, "company"),
        text(row, "source"),
        Instant.parse(text(row, "createdAt")),
        text(row, "language"),
        labels(row.object("labels").orElseThrow()),
        row.find("injection").isPresent(),
        row.object("labels").flatMap(labels -> labels.text("bundle")),
        row.object("resolution").map(GoldenStories::resolution));
  }

  private static Labels labels(Json.Obj labels) {
    return new Labels(
        text(labels, "kind"),
        text(labels, "issueType"),
        text(labels, "subIssueType"),
        text(labels, "queue"),
        text(labels, "priority"));
  }

  private static Resolution resolution(Json.Obj resolution) {
    List<Work> work =
        DemoFile.objects(resolution, "timeEntries").stream()
            .map(
                entry -> new Work((int) entry.number("minutes").orElse(15), text(entry, "summary")))
            .toList();
    return new Resolution(DemoFile.texts(resolution, "notes"), work, text(resolution, "recorded"));
  }

  private static String text(Json.Obj row, String key) {
    return row.text(key)
        .orElseThrow(() -> new IllegalStateException("A golden ticket has no " + key));
  }
}
