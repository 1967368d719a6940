package dev.signalbox.bedrock;

import dev.signalbox.core.triage.Choice;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Live values under short keys: `q1`, `q2` and so on.
record KeyedList(List<Entry> entries) {

  static final String NONE = "none";

  /// A value and its key.
  record Entry(String key, Choice choice) {}

  static KeyedList of(String prefix, List<Choice> choices) {
    List<Choice> sorted =
        choices.stream()
            .sorted(Comparator.comparing(Choice::label).thenComparingLong(Choice::id))
            .toList();
    return new KeyedList(
        IntStream.range(0, sorted.size())
            .mapToObj(at -> new Entry(prefix + (at + 1), sorted.get(at)))
            .toList());
  }

  /// All keys, and the one that says that none fits.
  List<String> keys() {
    return Stream.concat(entries.stream().map(Entry::key), Stream.of(NONE)).toList();
  }

  Optional<Choice> find(String key) {
    return entries.stream().filter(entry -> entry.key().equals(key)).map(Entry::choice).findFirst();
  }

  /// The key of a value; the one for none when it is no longer offered.
  String key(@Nullable Long id) {
    return entries.stream()
        .filter(entry -> id != null && entry.choice().id() == id)
        .map(Entry::key)
        .findFirst()
        .orElse(NONE);
  }
}
