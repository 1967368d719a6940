package dev.signalbox.aws.dynamo;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An item as it stands in the table. Attributes that nobody asks for are ignored.
record Item(Map<String, AttributeValue> attributes) {

  Key key() {
    return new Key(text(Key.PK), text(Key.SK));
  }

  /// @throws IllegalStateException naming the attribute, when the item has none of it
  String text(String name) {
    return required(name, findText(name));
  }

  /// The text, or an empty one where there is none.
  String textOrEmpty(String name) {
    String text = findText(name);
    return text == null ? "" : text;
  }

  @Nullable String findText(String name) {
    AttributeValue value = attributes.get(name);
    return value == null ? null : value.s();
  }

  long number(String name) {
    return required(name, findNumber(name));
  }

  @Nullable Long findNumber(String name) {
    AttributeValue value = attributes.get(name);
    String digits = value == null ? null : value.n();
    return digits == null ? null : Long.valueOf(digits);
  }

  Instant time(String name) {
    return required(name, findTime(name));
  }

  @Nullable Instant findTime(String name) {
    String text = findText(name);
    return text == null ? null : Times.read(text);
  }

  boolean flag(String name) {
    AttributeValue value = attributes.get(name);
    return value != null && Boolean.TRUE.equals(value.bool());
  }

  Optional<AttributeValue> find(String name) {
    return Optional.ofNullable(attributes.get(name));
  }

  private static <T> T required(String name, @Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("An item has no attribute " + name + ".");
    }
    return value;
  }
}
