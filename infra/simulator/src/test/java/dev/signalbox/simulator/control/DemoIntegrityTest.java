package dev.signalbox.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.simulator.autotask.AutotaskSimulator;
import dev.signalbox.simulator.autotask.schema.EntityType;
import dev.signalbox.simulator.autotask.schema.Field;
import dev.signalbox.simulator.autotask.store.Row;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoIntegrityTest {

  @ParameterizedTest
  @ValueSource(strings = {"harbourline", "quillback"})
  void everyRowHasWhatItMustAndPointsToWhatExists(String account) {
    try (Desk desk = new Desk()) {
      AutotaskSimulator database = desk.simulator.autotask(account);
      Set<String> broken = new TreeSet<>();
      for (EntityType entity : database.schema().entities()) {
        database.table(entity.name()).rows().forEach(row -> check(database, row, broken));
      }
      assertThat(broken).isEmpty();
    }
  }

  private static void check(AutotaskSimulator database, Row row, Set<String> broken) {
    for (Field field : row.entity().fields()) {
      Object value = row.value(field);
      String place = row.entity() + "." + field.name();
      if (value == null) {
        if (field.is(Field.Trait.REQUIRED)) {
          broken.add(place + " is missing");
        }
      } else if (value instanceof Long number) {
        if (field.is(Field.Trait.PICKLIST)
            && database.picklists().find(row.entity(), field, number).isEmpty()) {
          broken.add(place + " has no choice " + number);
        }
        String reference = field.reference();
        if (reference != null && database.store().find(reference, number).isEmpty()) {
          broken.add(place + " points to no " + reference + " " + number);
        }
      } else if (value instanceof String text
          && field.length() > 0
          && text.length() > field.length()) {
        broken.add(place + " is longer than " + field.length());
      }
    }
  }
}
