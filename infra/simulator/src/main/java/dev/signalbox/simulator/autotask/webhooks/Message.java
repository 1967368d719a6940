package dev.signalbox.simulator.autotask.webhooks;

import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import dev.signalbox.simulator.autotask.AutotaskSimulator;
import dev.signalbox.simulator.autotask.schema.Field;
import dev.signalbox.simulator.autotask.schema.PickValue;
import dev.signalbox.simulator.autotask.store.Change;
import dev.signalbox.simulator.autotask.store.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The `Fields` of a message as public samples show them: values as text, keys in Pascal case.
final class Message {

  /// Names of the older interface that survive (mapping of Autotask developer help, Webhooks,
  /// REST_WebhookFieldsEntity).
  private static final Map<String, String> SOAP =
      Map.of(
          "companyID", "accountID",
          "companyName", "accountName",
          "companyType", "accountType",
          "configurationItemID", "installedProductID",
          "billingCodeID", "allocationCodeID");

  private final AutotaskSimulator autotask;
  private final HookSwitches switches;

  Message(AutotaskSimulator autotask, HookSwitches switches) {
    this.autotask = autotask;
    this.switches = switches;
  }

  /// A create shows all subscribed fields that have a value, an update the subscribed ones that
  /// moved, both also those that are always shown; a delete none, or these, as a switch says.
  Json.Obj fields(Subscription hook, Change change) {
    ObjBuilder fields = Json.object();
    Row row =
        switches.fieldsOnDelete() && change.after() == null ? change.before() : change.after();
    if (row == null) {
      return fields.build();
    }
    boolean create = change.action() == Change.Action.CREATE;
    Set<Field> shown = new LinkedHashSet<>();
    hook.subscribed().stream()
        .filter(field -> change.after() != null)
        .filter(field -> create || change.moved(field.name()))
        .forEach(shown::add);
    shown.addAll(hook.always());
    for (Field field : shown) {
      Object value = row.value(field);
      if (value != null || (!create && switches.showsNulls())) {
        fields.put(key(field), text(row, field, value));
      }
    }
    return fields.build();
  }

  private Json text(Row row, Field field, @Nullable Object value) {
    return switch (value) {
      case null -> Json.none();
      case Long number when field.is(Field.Trait.PICKLIST) -> picked(row, field, number);
      case BigDecimal number -> Json.text(number.toPlainString());
      case Boolean bool -> Json.text(bool ? "True" : "False");
      case Instant time -> Json.text(time);
      default -> Json.text(value.toString());
    };
  }

  private Json picked(Row row, Field field, long number) {
    String id = Long.toString(number);
    return switch (switches.picklistAs()) {
      case ID -> Json.text(id);
      case LABEL ->
          Json.text(
              autotask
                  .picklists()
                  .find(row.entity(), field, number)
                  .map(PickValue::label)
                  .orElse(id));
    };
  }

  private String key(Field field) {
    String name =
        switches.soapNames() ? SOAP.getOrDefault(field.name(), field.name()) : field.name();
    return switches.camelFields()
        ? name
        : Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}
