package dev.signalbox.embedded;

import java.util.ArrayList;
import java.util.List;

/// What service desks everywhere hear about, each with a few invented tickets.
record Subjects(List<Subject> all) {

  /// @param meaning the vector of its description
  record Subject(String key, Vector meaning, List<Reading> tickets) {}

  static Subjects of(Embedder embedder, List<Lesson> lessons, LessonVectors vectors) {
    List<Subject> subjects = new ArrayList<>();
    for (List<String> row : Resource.rows("topics.tsv", 2)) {
      List<Reading> tickets = new ArrayList<>();
      for (int i = 0; i < lessons.size(); i++) {
        if (lessons.get(i).topic().equals(row.getFirst())) {
          tickets.add(vectors.readings().get(i));
        }
      }
      subjects.add(new Subject(row.getFirst(), new Vector(embedder.embed(row.getLast())), tickets));
    }
    return new Subjects(List.copyOf(subjects));
  }
}
