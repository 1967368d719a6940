package dev.signalbox.simulation.psa;

import dev.signalbox.json.ObjBuilder;
import dev.signalbox.simulation.time.Dice;
import dev.signalbox.simulator.autotask.AutotaskSimulator;
import dev.signalbox.simulator.autotask.schema.PickValue;
import dev.signalbox.simulator.autotask.store.Actor;
import dev.signalbox.simulator.autotask.store.Row;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The records of one service desk as its people reach for them: any one of a kind, any value of a
/// list, and words that tell one deed from the next.
final class DeskRecords {

  private final PsaDatabase psa;
  private final AutotaskSimulator autotask;
  private final Dice dice;
  private long deeds;

  DeskRecords(PsaDatabase psa, Dice dice) {
    this.psa = psa;
    this.autotask = psa.autotask();
    this.dice = dice;
  }

  /// The number of the next deed.
  long nextDeed() {
    return ++deeds;
  }

  long deed() {
    return deeds;
  }

  Optional<Row> any(String entity) {
    List<Row> rows = psa.rows(entity).filter(row -> row.id() > 0).toList();
    return rows.isEmpty() ? Optional.empty() : Optional.of(dice.one(rows));
  }

  long pick(String entity, String field) {
    return pick(autotask, dice, entity, field);
  }

  static long pick(AutotaskSimulator autotask, Dice dice, String entity, String field) {
    var type = autotask.schema().require(entity);
    return dice.one(
            autotask.picklists().of(type, type.require(field)).stream()
                .filter(PickValue::isActive)
                .toList())
        .value();
  }

  void create(Actor actor, String entity, ObjBuilder values) {
    Row _ = autotask.create(actor, entity, values.build());
  }

  void update(Row row, ObjBuilder changes) {
    update(dispatcher(), row, changes);
  }

  void update(Actor actor, Row row, ObjBuilder changes) {
    Row _ = autotask.update(actor, row.entity().name(), changes.put("id", row.id()).build());
  }

  void remove(String entity) {
    any(entity).ifPresent(this::remove);
  }

  void remove(Row row) {
    autotask.delete(dispatcher(), row.entity().name(), row.id());
  }

  Actor dispatcher() {
    return Actor.resource(psa.account().dispatcher());
  }

  String text(String words) {
    return words + " " + deeds;
  }

  static Optional<Long> number(Row row, String field) {
    OptionalLong number = row.number(field);
    return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
  }
}
