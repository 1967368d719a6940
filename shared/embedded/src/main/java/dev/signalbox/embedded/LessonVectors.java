package dev.signalbox.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The bundled lessons, read once, for every learner that starts from them.
final class LessonVectors {

  private final Embedder embedder;
  private final List<Reading> readings;

  LessonVectors(Embedder embedder, TicketReader reader, List<Lesson> lessons) {
    this.embedder = embedder;
    this.readings = lessons.stream().map(reader::read).toList();
  }

  List<Reading> readings() {
    return readings;
  }

  TextClassifier train(List<Lesson> lessons, Function<Lesson, String> label) {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < lessons.size(); i++) {
      Reading reading = readings.get(i);
      examples.add(new Example(reading.marked(), reading.vector(), label.apply(lessons.get(i))));
    }
    return TextClassifier.learn(embedder, examples);
  }
}
