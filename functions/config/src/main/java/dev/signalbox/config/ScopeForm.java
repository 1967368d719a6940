package dev.signalbox.config;

import dev.signalbox.core.psa.Condition;
import dev.signalbox.core.psa.Condition.Field;
import dev.signalbox.core.psa.Condition.Op;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.PickValue;
import dev.signalbox.core.psa.ScopeFields;
import dev.signalbox.core.psa.TicketFields;
import dev.signalbox.core.signal.ScopeRules;
import dev.signalbox.json.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What an admin enters about the scope. All that is wrong is said at once, field by field: a
/// filter that cannot be applied as it stands must never be dropped.
final class ScopeForm {

  /// The switches by the names of their fields.
  static final Map<String, Entity> SWITCHES =
      Map.of(
          "companies", Entity.COMPANY,
          "contacts", Entity.CONTACT,
          "tickets", Entity.TICKET,
          "opportunities", Entity.OPPORTUNITY,
          "configurationItems", Entity.CONFIGURATION_ITEM);

  private static final List<Op> OPS = List.of(Op.EQUALS, Op.NOT_EQUALS, Op.IN);
  private static final List<Field> FIELDS =
      List.of(Field.COMPANY_TYPE, Field.COMPANY_CLASSIFICATION, Field.COMPANY_PARENT);

  private static final int MOST = ScopeRules.MOST_VALUES;

  private static final Form FILTER =
      Form.of("CompanyFilter")
          .required("field", Form.Type.TEXT, 20, "type, classification or parent")
          .required("op", Form.Type.TEXT, 20, "equals, notEquals or in")
          .required("values", Form.Type.NUMBERS, MOST, "one whole number, or several for in");

  static final Form FORM =
      Form.of("ScopeChange")
          .optional("companies", Form.Type.BOOL, 0, "whether companies are copied")
          .optional("contacts", Form.Type.BOOL, 0, "whether their people are copied")
          .optional("tickets", Form.Type.BOOL, 0, "whether tickets are copied and judged")
          .optional("opportunities", Form.Type.BOOL, 0, "whether opportunities are copied")
          .optional("configurationItems", Form.Type.BOOL, 0, "whether devices are copied")
          .optional("categories", Form.Type.NUMBERS, MOST, "of tickets; none means all")
          .optional("excludedStatuses", Form.Type.NUMBERS, MOST, "tickets in these are left out")
          .optionalRows(
              "companyFilters", FILTER, ScopeRules.MOST_FILTERS, "all of them have to hold")
          .optional("classifications", Form.Type.NUMBERS, MOST, "of companies; none means all")
          .optional("itemTypes", Form.Type.NUMBERS, MOST, "of devices; none means all")
          .optional("untypedItems", Form.Type.BOOL, 0, "whether devices without a type count");

  private final Input input;
  private final List<Json> errors = new ArrayList<>();

  private ScopeForm(Input input) {
    this.input = input;
  }

  /// The rules with what was entered in the place of what was there; fields that are not named keep
  /// theirs.
  ///
  /// @throws Refusal naming every field that is wrong
  static ScopeRules read(Input input, ScopeRules known, TicketFields tickets, ScopeFields others) {
    return new ScopeForm(input).read(known, tickets, others);
  }

  private ScopeRules read(ScopeRules known, TicketFields tickets, ScopeFields others) {
    Set<Entity> entities = new HashSet<>(known.entities());
    SWITCHES.forEach(
        (field, entity) -> input.findBool(field).ifPresent(on -> turn(entities, entity, on)));
    ScopeRules read =
        new ScopeRules(
            entities,
            values("categories", "ticket category", tickets.categories(), known.categories()),
            values("excludedStatuses", "status", tickets.statuses(), known.excludedStatuses()),
            filters(known.companyFilters(), others),
            values(
                "classifications",
                "classification",
                others.classifications(),
                known.classifications()),
            values("itemTypes", "type of devices", others.itemTypes(), known.itemTypes()),
            input.findBool("untypedItems").orElse(known.untypedItems()));
    if (read.choosesCompanies() && !entities.contains(Entity.COMPANY)) {
      errors.add(
          Refusal.fieldError(
              "companies", "Filters and classifications need companies to be copied."));
    }
    if (!errors.isEmpty()) {
      throw Refusal.fields(errors);
    }
    return read;
  }

  private static void turn(Set<Entity> entities, Entity entity, boolean on) {
    if (on) {
      entities.add(entity);
    } else {
      entities.remove(entity);
    }
  }

  private Set<Long> values(String field, String what, List<PickValue> offered, Set<Long> known) {
    if (!input.has(field)) {
      return known;
    }
    Set<Long> asked = new TreeSet<>(input.numbers(field));
    requireOffered(field, what, asked, offered);
    return asked;
  }

  private void requireOffered(String field, String what, Set<Long> asked, List<PickValue> offered) {
    Set<Long> unknown = new TreeSet<>(asked);
    offered.forEach(value -> unknown.remove(value.id()));
    if (!unknown.isEmpty()) {
      String list = unknown.stream().map(String::valueOf).collect(Collectors.joining(", "));
      errors.add(
          Refusal.fieldError(field, "The PSA has no " + what + " with the id " + list + "."));
    }
  }

  private List<Condition> filters(List<Condition> known, ScopeFields others) {
    if (!input.has("companyFilters")) {
      return known;
    }
    List<Json.Obj> rows = input.objects("companyFilters");
    List<Condition> filters = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      filter(rows.get(i), "companyFilters[" + i + "].", others).ifPresent(filters::add);
    }
    return filters;
  }

  private Optional<Condition> filter(Json.Obj row, String place, ScopeFields others) {
    int before = errors.size();
    String word = row.text("field").orElse("").strip();
    Optional<Field> field = FIELDS.stream().filter(it -> it.word().equals(word)).findFirst();
    if (field.isEmpty()) {
      errors.add(
          Refusal.fieldError(
              place + "field", "This has to be type, classification or parent, not " + word + "."));
    }
    String operation = row.text("op").orElse("").strip();
    Optional<Op> op = OPS.stream().filter(it -> it.word().equals(operation)).findFirst();
    if (op.isEmpty()) {
      errors.add(
          Refusal.fieldError(
              place + "op", "This has to be equals, notEquals or in, not " + operation + "."));
    }
    Set<Long> values = new TreeSet<>(new Input(row).numbers("values"));
    checkValues(place + "values", field, op, values, others);
    return errors.size() > before
        ? Optional.empty()
        : Optional.of(new Condition(field.orElseThrow(), op.orElseThrow(), values));
  }

  private void checkValues(
      String place, Optional<Field> field, Optional<Op> op, Set<Long> values, ScopeFields others) {
    if (values.isEmpty()) {
      errors.add(Refusal.fieldError(place, "Give at least one whole number."));
    } else if (op.isPresent() && op.get() != Op.IN && values.size() > 1) {
      errors.add(Refusal.fieldError(place, "Only in compares with several values."));
    } else if (field.equals(Optional.of(Field.COMPANY_TYPE))) {
      requireOffered(place, "company type", values, others.companyTypes());
    } else if (field.equals(Optional.of(Field.COMPANY_CLASSIFICATION))) {
      requireOffered(place, "classification", values, others.classifications());
    }
  }
}
