package dev.signalbox.autotask;

import dev.signalbox.autotask.Budget.Deadline;
import dev.signalbox.core.psa.PickValue;
import dev.signalbox.core.psa.PsaFault;
import dev.signalbox.core.psa.TicketFields;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads picklists from the metadata of an entity, where their values are texts.
final class Picklists {

  private final List<Row> fields;

  private Picklists(List<Row> fields) {
    this.fields = fields;
  }

  static Picklists of(String entity, AutotaskHttp http, Deadline deadline) {
    return below(entity, entity, http, deadline);
  }

  /// Of what hangs on another object.
  static Picklists below(String endpoint, String entity, AutotaskHttp http, Deadline deadline) {
    Row answer =
        http.call(Call.get(endpoint, entity + "/entityInformation/fields"), deadline).body();
    List<Row> fields = answer.list("fields");
    if (fields.isEmpty()) {
      throw PsaFault.of(
          PsaFault.Kind.MALFORMED,
          "Autotask listed no fields for " + entity + ". This is tried again.",
          List.of());
    }
    return new Picklists(fields);
  }

  static TicketFields ticketFields(AutotaskHttp http, Deadline deadline) {
    Picklists lists = of("Tickets", http, deadline);
    return new TicketFields(
        lists.values("queueID"),
        lists.values("status"),
        lists.values("priority"),
        lists.values("ticketType"),
        lists.values("ticketCategory"),
        lists.values("issueType"),
        lists.values("subIssueType"),
        lists.values("source"));
  }

  /// The values of one field, in Autotask's order; none when it is no picklist.
  List<PickValue> values(String field) {
    return fields.stream()
        .filter(row -> row.text("name").equalsIgnoreCase(field))
        .flatMap(row -> row.list("picklistValues").stream())
        .map(Picklists::value)
        .filter(Objects::nonNull)
        .sorted(Comparator.comparingInt(PickValue::sortOrder).thenComparingLong(PickValue::id))
        .toList();
  }

  /// The system's own placeholders have ids up to 0 and stand on no ticket that a person made.
  private static @Nullable PickValue value(Row row) {
    Long id = row.number("value");
    if (id == null || (row.flag("isSystem") && id <= 0)) {
      return null;
    }
    Long order = row.number("sortOrder");
    return new PickValue(
        id,
        row.text("label"),
        row.find("isActive").isEmpty() || row.flag("isActive"),
        order == null ? 0 : Math.clamp(order, Integer.MIN_VALUE, Integer.MAX_VALUE),
        row.number("parentValue"));
  }
}
