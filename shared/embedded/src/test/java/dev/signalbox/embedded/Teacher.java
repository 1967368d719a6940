package dev.signalbox.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Teaches what [Bundled] holds, from the invented tickets, topics and sentences beside it.
final class Teacher {

  private final Embedder embedder;
  private final List<Lesson> lessons = Lesson.all();
  private final List<Reading> readings;

  private Teacher(Embedder embedder) {
    this.embedder = embedder;
    var reader = new TicketReader(embedder);
    this.readings = lessons.stream().map(lesson -> reader.read(lesson.ticket(), "", "")).toList();
  }

  static Bundled teach(Embedder embedder) {
    return new Teacher(embedder).all();
  }

  private Bundled all() {
    return new Bundled(
        train(Lesson::kind), train(Lesson::impact), train(Lesson::urgency), topics(), moods());
  }

  private TextClassifier train(Function<Lesson, String> label) {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < lessons.size(); i++) {
      Reading reading = readings.get(i);
      examples.add(new Example(reading.marked(), reading.vector(), label.apply(lessons.get(i))));
    }
    return TextClassifier.learn(embedder, examples);
  }

  private Topics topics() {
    TextClassifier classifier = train(Lesson::topic);
    List<List<String>> rows = Resource.rows("topics.tsv", 2);
    List<Vector> meanings =
        classifier.labels().stream()
            .map(topic -> new Vector(embedder.embed(meaning(rows, topic))))
            .toList();
    return new Topics(classifier, meanings);
  }

  private static String meaning(List<List<String>> rows, String topic) {
    return rows.stream()
        .filter(row -> row.getFirst().equals(topic))
        .map(List::getLast)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("topics.tsv does not describe " + topic));
  }

  private List<Vector> moods() {
    return MoodJudge.MOODS.stream()
        .map(mood -> Resource.lines("seeds/" + mood + ".txt"))
        .map(seeds -> new Vector(Vectors.centroid(seeds.stream().map(embedder::embed).toList())))
        .toList();
  }
}
