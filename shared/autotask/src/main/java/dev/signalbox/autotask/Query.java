package dev.signalbox.autotask;

import dev.signalbox.json.Json;
import java.util.List;

/// A question for the rows of an entity, by ascending id.
///
/// @param filters all of them hold; never empty, since what an empty list means is not documented
/// @param fields what each row shall show, `id` among them
record Query(List<Filter> filters, List<String> fields, int most) {

  private static final int MOST_ALTERNATIVES = 500;

  Query {
    filters = List.copyOf(filters);
    fields = List.copyOf(fields);
    if (filters.isEmpty()) {
      throw new IllegalArgumentException("A query needs at least one condition.");
    }
    int alternatives = new Filter.All(filters).alternatives();
    if (alternatives > MOST_ALTERNATIVES) {
      throw new IllegalArgumentException(
          "Autotask takes at most 500 alternatives in a query; this one has " + alternatives + ".");
    }
  }

  Json.Obj json() {
    return Json.object()
        .put("MaxRecords", (long) most)
        .put("IncludeFields", Json.texts(fields))
        .put("filter", conditions())
        .build();
  }

  /// The question how many there are: the conditions alone.
  Json.Obj countJson() {
    return Json.object().put("filter", conditions()).build();
  }

  private Json.Arr conditions() {
    return Json.array(filters.stream().map(Filter::json).toList());
  }
}
