package dev.signalbox.core.psa;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A condition on one field of a record, which a PSA can be asked with and which we can check
/// ourselves.
///
/// @param values of the field's picklist, or ids of other records; one of them unless `in`
public record Condition(Field field, Op op, Set<Long> values) {

  /// The most values of one condition: a vendor allows 500 alternatives to a query in all.
  private static final int MOST_VALUES = 400;

  public Condition {
    values = Set.copyOf(values);
    if (values.isEmpty() || values.size() > MOST_VALUES) {
      throw new IllegalArgumentException("A condition has 1 to " + MOST_VALUES + " values.");
    }
    if (op != Op.IN && op != Op.IN_OR_ABSENT && values.size() > 1) {
      throw new IllegalArgumentException("Only a list compares with several values.");
    }
  }

  /// A field that can be asked for.
  public enum Field {
    COMPANY_TYPE(Entity.COMPANY, "type"),
    COMPANY_CLASSIFICATION(Entity.COMPANY, "classification"),
    COMPANY_PARENT(Entity.COMPANY, "parent"),
    TICKET_QUEUE(Entity.TICKET, "queue"),
    TICKET_STATUS(Entity.TICKET, "status"),
    TICKET_CATEGORY(Entity.TICKET, "category"),
    ITEM_TYPE(Entity.CONFIGURATION_ITEM, "type");

    private final Entity entity;
    private final String word;

    Field(Entity entity, String word) {
      this.entity = entity;
      this.word = word;
    }

    public Entity entity() {
      return entity;
    }

    /// The field's word in the API and in items.
    public String word() {
      return word;
    }

    public static Optional<Field> find(Entity entity, String word) {
      for (Field field : values()) {
        if (field.entity == entity && field.word.equals(word)) {
          return Optional.of(field);
        }
      }
      return Optional.empty();
    }
  }

  /// How a field is compared. A field without a value fulfils only what says so.
  public enum Op {
    EQUALS,
    /// Also fulfilled by a field without a value.
    NOT_EQUALS,
    IN,
    IN_OR_ABSENT;

    /// The operation's word in the API and in items.
    public String word() {
      return switch (this) {
        case EQUALS -> "equals";
        case NOT_EQUALS -> "notEquals";
        case IN -> "in";
        case IN_OR_ABSENT -> "inOrAbsent";
      };
    }

    public static Optional<Op> find(String word) {
      for (Op op : values()) {
        if (op.word().toLowerCase(Locale.ROOT).equals(word.toLowerCase(Locale.ROOT))) {
          return Optional.of(op);
        }
      }
      return Optional.empty();
    }
  }

  public static Condition in(Field field, Set<Long> values) {
    return new Condition(field, Op.IN, values);
  }

  public boolean holds(@Nullable Long value) {
    return switch (op) {
      case EQUALS, IN -> value != null && values.contains(value);
      case NOT_EQUALS -> value == null || !values.contains(value);
      case IN_OR_ABSENT -> value == null || values.contains(value);
    };
  }

  /// Always the same text for the same condition.
  @Override
  public String toString() {
    return field.entity().word()
        + "."
        + field.word()
        + " "
        + op.word()
        + new TreeSet<>(values)
            .stream().map(String::valueOf).collect(Collectors.joining(",", " ", ""));
  }
}
