package dev.signalbox.bench.sync;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The size of items as DynamoDB counts it.
final class ItemSize {

  private static final int KILOBYTE = 1024;

  private ItemSize() {}

  /// What writing an item takes: a unit for each kilobyte begun.
  static long units(Map<String, AttributeValue> item) {
    return unitsOf(
        item.entrySet().stream()
            .mapToLong(entry -> bytes(entry.getKey()) + bytes(entry.getValue()))
            .sum());
  }

  static long unitsOf(long bytes) {
    return (bytes + KILOBYTE - 1) / KILOBYTE;
  }

  static long bytes(String text) {
    return text.getBytes(UTF_8).length;
  }

  /// As DynamoDB counts: digits by twos, three bytes for a collection and one for each element.
  static long bytes(AttributeValue value) {
    return switch (value.type()) {
      case S -> bytes(value.s());
      case N -> (value.n().length() + 1) / 2 + 1L;
      case B -> value.b().asByteArrayUnsafe().length;
      case BOOL, NUL -> 1;
      case SS -> value.ss().stream().mapToLong(ItemSize::bytes).sum();
      case NS -> value.ns().stream().mapToLong(number -> (number.length() + 1) / 2 + 1L).sum();
      case L -> 3 + sum(value.l());
      case M ->
          3
              + sum(List.copyOf(value.m().values()))
              + value.m().keySet().stream().mapToLong(ItemSize::bytes).sum();
      case BS, UNKNOWN_TO_SDK_VERSION ->
          throw new IllegalArgumentException("No item of ours has a " + value.type() + ".");
    };
  }

  private static long sum(List<AttributeValue> values) {
    return values.stream().mapToLong(value -> bytes(value) + 1).sum();
  }
}
