package dev.signalbox.bench.engine;

import dev.signalbox.core.triage.Choice;
import dev.signalbox.core.triage.Choices;
import dev.signalbox.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The demo tenant's lists as live choices, with ids counted from one.
record Taxonomy(Choices choices, Json.Obj matrix) {

  static Taxonomy read(Path file) {
    Json.Obj tree = parse(file);
    List<Choice> types = new ArrayList<>();
    List<Choice> subs = new ArrayList<>();
    for (Json type : tree.list("issueTypes")) {
      long id = types.size() + 1L;
      types.add(choice(id, (Json.Obj) type, null));
      for (Json sub : ((Json.Obj) type).list("subIssueTypes")) {
        subs.add(choice(subs.size() + 1L, (Json.Obj) sub, id));
      }
    }
    List<Choice> queues = new ArrayList<>();
    for (Json queue : tree.list("queues")) {
      queues.add(choice(queues.size() + 1L, (Json.Obj) queue, null));
    }
    return new Taxonomy(
        new Choices(List.of(), queues, types, subs), tree.object("priorityMatrix").orElseThrow());
  }

  private static Json.Obj parse(Path file) {
    try {
      return Json.parseObject(Files.readAllBytes(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("Cannot read " + file + ".", unreadable);
    }
  }

  private static Choice choice(long id, Json.Obj row, @Nullable Long parent) {
    return new Choice(
        id, row.text("name").orElseThrow(), row.text("description").orElse(""), parent);
  }

  /// The same lists with labels only, as a tenant has them who wrote no descriptions.
  Taxonomy withoutDescriptions() {
    return new Taxonomy(
        new Choices(
            List.of(),
            bare(choices.queues()),
            bare(choices.issueTypes()),
            bare(choices.subIssueTypes())),
        matrix);
  }

  private static List<Choice> bare(List<Choice> list) {
    return list.stream().map(c -> new Choice(c.id(), c.label(), "", c.parent())).toList();
  }

  static String label(List<Choice> list, String key) {
    return list.stream()
        .filter(choice -> String.valueOf(choice.id()).equals(key))
        .map(Choice::label)
        .findFirst()
        .orElse("");
  }

  static @Nullable Long id(List<Choice> list, String label) {
    Optional<Choice> found =
        list.stream().filter(choice -> choice.label().equals(label)).findFirst();
    return found.map(Choice::id).orElse(null);
  }

  String priority(String impact, String urgency) {
    return matrix.object(impact).flatMap(row -> row.text(urgency)).orElseThrow();
  }
}
