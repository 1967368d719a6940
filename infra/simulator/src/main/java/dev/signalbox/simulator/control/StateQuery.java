package dev.signalbox.simulator.control;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.schema.EntityType;
import dev.signalbox.simulator.autotask.schema.Field;
import dev.signalbox.simulator.autotask.store.Row;
import dev.signalbox.simulator.http.Request;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Looks rows up past all rights: `state/autotask/Tickets?id=7` or by any other field.
final class StateQuery {

  private final DemoAccount account;

  StateQuery(DemoAccount account) {
    this.account = account;
  }

  Json items(List<String> path, Request request) {
    if (path.size() != 3 || !path.get(1).equalsIgnoreCase("autotask")) {
      throw BadControl.missing("State is at /_sim/state/autotask/{entity}, for example Tickets.");
    }
    EntityType entity = entity(path.get(2));
    account.autotask().settle();
    Stream<Row> rows = account.autotask().table(entity.name()).rows();
    for (Field field : entity.fields()) {
      Optional<String> wanted = request.parameter(field.name());
      if (wanted.isPresent()) {
        rows = rows.filter(has(field, wanted.get()));
      }
    }
    return Json.object().put("items", Json.array(rows.map(Truth::of).toList())).build();
  }

  private static Predicate<Row> has(Field field, String wanted) {
    return row -> {
      Object value = row.value(field);
      return value != null && value.toString().equalsIgnoreCase(wanted);
    };
  }

  private EntityType entity(String name) {
    return account
        .autotask()
        .schema()
        .find(name)
        .orElseThrow(() -> BadControl.missing("There is no entity " + name + "."));
  }
}
