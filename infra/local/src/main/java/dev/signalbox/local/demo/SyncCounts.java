package dev.signalbox.local.demo;

import dev.signalbox.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A run's counts in words: what everybody knows of a service desk by name, the rest summed up.
final class SyncCounts {

  private static final Map<String, String> NAMES =
      Map.of(
          "company", "companies",
          "contact", "contacts",
          "ticket", "tickets",
          "note", "notes",
          "timeEntry", "time entries");

  private SyncCounts() {}

  /// `20 companies, 96/124 contacts and 41 others`: what is kept, with the total behind each kind
  /// that is not all read yet.
  static String of(Json.Obj run) {
    List<String> named = new ArrayList<>();
    long others = 0;
    for (Json.Obj entity : JsonClient.objects(run, "entities")) {
      String name = NAMES.get(entity.text("entity").orElse(""));
      if (name == null) {
        others += kept(entity);
      } else {
        named.add(count(entity) + " " + name);
      }
    }
    if (named.isEmpty()) {
      return "begins";
    }
    return String.join(", ", named) + (others == 0 ? "" : " and %d others".formatted(others));
  }

  private static String count(Json.Obj entity) {
    long done = entity.number("done").orElse(0);
    long total = entity.number("total").orElse(0);
    return done == total ? "" + kept(entity) : done + "/" + total;
  }

  private static long kept(Json.Obj entity) {
    return entity.number("done").orElse(0) - entity.number("skipped").orElse(0);
  }
}
