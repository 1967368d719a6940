package dev.signalbox.autotask;

import dev.signalbox.autotask.Budget.Deadline;
import dev.signalbox.json.Json;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

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
    QUERY("userAccessForQuery"),
    CREATE("userAccessForCreate");

    private final String field;

    Doing(String field) {
      this.field = field;
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
