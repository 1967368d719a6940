package dev.signalbox.embedded;

import dev.signalbox.core.triage.Choices;
import dev.signalbox.core.triage.IntakeCase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Keeps what was learnt for the few tenants served last; learning takes a second or two.
final class TenantModels {

  private static final int MOST_MODELS = 4;
  private static final int MOST_READINGS = 2_000;

  private record Key(Choices choices, List<IntakeCase.Example> examples) {}

  private final Embedder embedder;
  private final TicketReader reader;
  private final Topics topics;
  private final Map<Choices, CategoryModel> guesses = recentlyUsed(MOST_MODELS);
  private final Map<Key, CategoryModel> models = recentlyUsed(MOST_MODELS);
  private final Map<IntakeCase.Example, Reading> readings = recentlyUsed(MOST_READINGS);

  TenantModels(Embedder embedder, TicketReader reader, Topics topics) {
    this.embedder = embedder;
    this.reader = reader;
    this.topics = topics;
  }

  synchronized CategoryModel model(Choices choices, List<IntakeCase.Example> examples) {
    return examples.size() < ChoiceModel.FEWEST_OWN
        ? guess(choices)
        : models.computeIfAbsent(new Key(choices, examples), this::learn);
  }

  private CategoryModel guess(Choices choices) {
    return guesses.computeIfAbsent(
        choices, one -> CategoryModel.guessing(embedder, reader, topics, one));
  }

  private CategoryModel learn(Key key) {
    return guess(key.choices())
        .taught(
            embedder,
            key.examples().stream()
                .map(example -> new CategoryModel.Learnt(example, reading(example)))
                .toList());
  }

  private Reading reading(IntakeCase.Example example) {
    return readings.computeIfAbsent(
        example, one -> reader.read(one.title(), one.description(), "", ""));
  }

  private static <K, V> Map<K, V> recentlyUsed(int most) {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
      }
    };
  }
}
