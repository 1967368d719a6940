package dev.signalbox.simulation.psa;

import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import dev.signalbox.simulation.time.Dice;
import dev.signalbox.simulator.autotask.AutotaskSimulator;
import dev.signalbox.simulator.autotask.store.Row;
import java.time.Duration;
import java.time.Instant;

/// What a demo account leaves out: its companies' classifications and their devices, some without a
/// type.
final class FirstBelongings {

  private static final int MOST_ITEMS = 3;
  private static final Duration AGE = Duration.ofDays(30);

  private final AutotaskSimulator autotask;
  private final Dice dice;

  FirstBelongings(AutotaskSimulator autotask, Dice dice) {
    this.autotask = autotask;
    this.dice = dice;
  }

  void plant() {
    autotask.table("Company").rows().filter(row -> row.id() > 0).toList().forEach(this::furnish);
  }

  private void furnish(Row company) {
    if (dice.chance(0.7)) {
      autotask.store().plant(company.with("classification", pick("Company", "classification")));
    }
    int items = dice.between(0, MOST_ITEMS);
    for (int number = 1; number <= items; number++) {
      Row _ = autotask.plant("ConfigurationItem", item(company, number));
    }
  }

  private Json.Obj item(Row company, int number) {
    Instant since = autotask.clock().instant().minus(AGE);
    ObjBuilder item =
        Json.object()
            .put("companyID", company.id())
            .put("productID", 1)
            .put("referenceTitle", "Device " + number)
            .put("serialNumber", company.id() + "-" + number)
            .put("isActive", true)
            .put("createDate", since.toString())
            .put("lastModifiedTime", since.toString());
    return (dice.chance(0.3)
            ? item
            : item.put("configurationItemType", pick("ConfigurationItem", "configurationItemType")))
        .build();
  }

  private long pick(String entity, String field) {
    return DeskRecords.pick(autotask, dice, entity, field);
  }
}
