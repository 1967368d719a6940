package dev.signalbox.aws.dynamo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What shall stand in an item: attributes with their values, null for those that shall be absent.
final class Fields {

  /// The shape of an item; grows when old code could no longer read what new code writes.
  static final String VERSION = "v";

  private final Map<String, @Nullable AttributeValue> fields = new LinkedHashMap<>();

  Fields() {
    number(VERSION, 1);
  }

  Fields text(String name, @Nullable String value) {
    return put(name, value == null ? null : AttributeValue.fromS(value));
  }

  Fields number(String name, long value) {
    return put(name, AttributeValue.fromN(Long.toString(value)));
  }

  Fields optional(String name, @Nullable Long value) {
    return put(name, value == null ? null : AttributeValue.fromN(Long.toString(value)));
  }

  Fields time(String name, @Nullable Instant value) {
    return text(name, value == null ? null : Times.text(value));
  }

  Fields flag(String name, boolean value) {
    return put(name, AttributeValue.fromBool(value));
  }

  Fields put(String name, @Nullable AttributeValue value) {
    fields.put(name, value);
    return this;
  }

  Fields none(Collection<String> names) {
    names.forEach(name -> put(name, null));
    return this;
  }

  /// A whole item.
  Map<String, AttributeValue> item(Key key) {
    Map<String, AttributeValue> item = new HashMap<>(key.attributes());
    fields.forEach((name, value) -> {
      if (value != null) {
        item.put(name, value);
      }
    });
    return item;
  }

  /// Sets and removes these attributes and leaves all others alone.
  Expression update() {
    List<String> sets = new ArrayList<>();
    List<String> removals = new ArrayList<>();
    Map<String, AttributeValue> values = new HashMap<>();
    fields.forEach((name, value) -> {
      if (value == null) {
        removals.add("#" + name);
      } else {
        sets.add("#" + name + "=:set_" + name);
        values.put(":set_" + name, value);
      }
    });
    String text = "SET " + String.join(",", sets);
    return new Expression(
        removals.isEmpty() ? text : text + " REMOVE " + String.join(",", removals), values);
  }

  /// About how many bytes they take.
  int size() {
    int size = 0;
    for (Map.Entry<String, @Nullable AttributeValue> field : fields.entrySet()) {
      AttributeValue value = field.getValue();
      String text = value == null ? null : value.s();
      size += field.getKey().length() + (text == null ? 8 : 3 * text.length());
    }
    return size;
  }
}
