package dev.signalbox.simulator.autotask.query;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.account.Switches;
import dev.signalbox.simulator.autotask.rules.Refused;
import dev.signalbox.simulator.autotask.schema.EntityType;
import dev.signalbox.simulator.autotask.schema.Field;
import dev.signalbox.simulator.autotask.schema.UserDefinedFields;
import dev.signalbox.simulator.autotask.store.Row;
import dev.signalbox.simulator.autotask.store.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A query against one entity. Pages follow the ids and hold no snapshot.
///
/// @param fields the fields to answer, null for all
public record Query(Filter filter, int pageSize, @Nullable Projection fields) {

  /// Most rows of a page (Autotask developer help, REST basic query calls).
  static final int MOST = 500;

  public static Query read(
      Json.Obj body, EntityType entity, UserDefinedFields userDefined, Switches switches) {
    return new Query(
        FilterCompiler.compile(body, entity, userDefined, switches),
        pageSize(body, switches),
        Projection.read(body, entity));
  }

  /// This query among the rows that pass the test.
  public Query within(Predicate<Row> visible) {
    Filter both = new Filter(filter.matches().and(visible), filter.above(), filter.tickets());
    return new Query(both, pageSize, fields);
  }

  private static int pageSize(Json.Obj body, Switches switches) {
    Optional<Json> given = Keys.find(body, "MaxRecords").filter(value -> !value.isNull());
    if (given.isEmpty()) {
      return MOST;
    }
    OptionalLong asked = given.get().asLong();
    boolean tooMany = asked.orElse(0) > MOST;
    if (asked.orElse(0) < 1 || (tooMany && !switches.answers().clampMaxRecords())) {
      throw Refused.because("MaxRecords must be between 1 and 500.");
    }
    return tooMany ? MOST : (int) asked.getAsLong();
  }

  public long count(Table table) {
    return candidates(table, filter.above()).stream().filter(filter.matches()).count();
  }

  /// Rows above an id, among which are all that match.
  private Collection<Row> candidates(Table table, long above) {
    return filter
        .tickets()
        .flatMap(tickets -> table.ofTickets(tickets, above))
        .orElseGet(() -> table.after(above).values());
  }

  public Page first(Table table) {
    return after(table, Cursor.start(pageSize));
  }

  public Page after(Table table, Cursor cursor) {
    long from = Math.max(cursor.lastId(), filter.above());
    List<Row> found = matching(candidates(table, from), cursor.pageSize() + 1);
    boolean more = found.size() > cursor.pageSize();
    List<Row> rows = more ? found.subList(0, cursor.pageSize()) : found;
    boolean isFirst = cursor.lastId() == Long.MIN_VALUE;
    return page(rows, cursor.pageSize(), !isFirst, more, isFirst);
  }

  public Page before(Table table, Cursor cursor) {
    List<Row> found =
        matching(table.before(cursor.firstId()).descendingMap().values(), cursor.pageSize() + 1);
    boolean more = found.size() > cursor.pageSize();
    List<Row> rows = (more ? found.subList(0, cursor.pageSize()) : found).reversed();
    return page(rows, cursor.pageSize(), more, true, !more);
  }

  private static Page page(
      List<Row> rows, int size, boolean hasPrevious, boolean hasNext, boolean isFirst) {
    if (rows.isEmpty()) {
      return new Page(rows, size, null, null);
    }
    long first = isFirst ? Cursor.NONE : rows.getFirst().id();
    Cursor here = new Cursor(size, first, rows.getLast().id());
    return new Page(rows, size, hasPrevious ? here : null, hasNext ? here : null);
  }

  private List<Row> matching(Collection<Row> rows, int most) {
    List<Row> found = new ArrayList<>();
    for (Row row : rows) {
      if (filter.matches().test(row)) {
        found.add(row);
        if (found.size() == most) {
          break;
        }
      }
    }
    return found;
  }

  /// The fields a query asked for, in its order.
  public record Projection(List<Field> fields, boolean userDefined) {
    public Projection {
      fields = List.copyOf(fields);
    }

    static @Nullable Projection read(Json.Obj body, EntityType entity) {
      if (!(Keys.find(body, "IncludeFields").orElse(Json.none()) instanceof Json.Arr(var names))
          || names.isEmpty()) {
        return null;
      }
      List<String> asked = names.stream().flatMap(name -> name.asText().stream()).toList();
      return new Projection(
          asked.stream().flatMap(name -> entity.field(name).stream()).distinct().toList(),
          asked.stream().anyMatch("userDefinedFields"::equalsIgnoreCase));
    }
  }
}
