package dev.signalbox.autotask;

import dev.signalbox.autotask.Budget.Deadline;
import dev.signalbox.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What the API user may do with each entity, as Autotask's metadata says. Entities go by their
/// names in one word and singular, such as `TicketNote`.
record Rights(Map<String, Row> entities) {

  /// How far a right goes.
  enum Access {
    ALL,
    /// Only some records: those of the user's own, or of a list.
    RESTRICTED,
    NONE,
    /// Autotask does not list the entity, or not the right.
    UNTOLD
  }

  /// What a right is for.
  enum Doing {
    QUERY("userAccessForQuery", "canQuery", "read"),
    CREATE("userAccessForCreate", "canCreate", "create");

    private final String field;
    private final String possible;
    private final String word;

    Doing(String field, String possible, String word) {
      this.field = field;
      this.possible = possible;
      this.word = word;
    }
  }

  static Rights read(AutotaskHttp http, Deadline deadline) {
    Map<String, Row> found = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Row info :
        http.call(Call.get("EntityInformation", "EntityInformation"), deadline)
            .body()
            .list("info")) {
      found.put(info.text("name"), info);
    }
    return new Rights(found);
  }

  /// Autotask spells the answer as a word or as a number, depending on its release.
  Access access(String entity, Doing doing) {
    Row info = entities.get(entity);
    if (info == null) {
      return Access.UNTOLD;
    }
    return switch (word(info, doing.field)) {
      case "all", "1" -> Access.ALL;
      case "restricted", "2" -> Access.RESTRICTED;
      case "none", "0" -> Access.NONE;
      default -> Access.UNTOLD;
    };
  }

  /// What the API offers and this user may not do without restriction, such as `Ticket (create)`.
  List<String> lessThanPossible() {
    return entities.entrySet().stream()
        .flatMap(entity ->
            Stream.of(Doing.values())
                .filter(doing -> entity.getValue().flag(doing.possible))
                .filter(doing -> isLess(access(entity.getKey(), doing)))
                .map(doing -> entity.getKey() + " (" + doing.word + ")"))
        .toList();
  }

  private static boolean isLess(Access access) {
    return access == Access.NONE || access == Access.RESTRICTED;
  }

  private static String word(Row info, String field) {
    return info.find(field)
        .map(value ->
            value instanceof Json.Num number
                ? number.value().toPlainString()
                : value.asText().orElse(""))
        .orElse("")
        .toLowerCase(Locale.ROOT);
  }
}
