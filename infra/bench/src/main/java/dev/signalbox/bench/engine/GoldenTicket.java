package dev.signalbox.bench.engine;

import dev.signalbox.json.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// One labelled ticket of the golden set.
record GoldenTicket(Json.Obj row) {

  static List<GoldenTicket> read(Path file) {
    return JsonLines.read(file).stream().map(GoldenTicket::new).toList();
  }

  String text(String field) {
    return row.text(field).orElse("");
  }

  String label(String field) {
    return row.object("labels").flatMap(labels -> labels.text(field)).orElse("");
  }

  List<String> acceptable(String field) {
    return row.object("acceptable")
        .map(other -> other.list(field).stream().flatMap(v -> v.asText().stream()).toList())
        .orElse(List.of());
  }

  boolean attacked() {
    return row.object("injection").isPresent();
  }

  Optional<String> twin() {
    return row.text("twinOf");
  }
}
