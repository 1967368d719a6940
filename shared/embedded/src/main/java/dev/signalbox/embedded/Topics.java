package dev.signalbox.embedded;

import java.util.List;

/// Subjects that service desks everywhere hear about.
///
/// @param classifier tells the topic of a text
/// @param meanings what each topic is about, by the numbers of its classes
record Topics(TextClassifier classifier, List<Vector> meanings) {

  Topics {
    meanings = List.copyOf(meanings);
    if (classifier.labels().size() != meanings.size()) {
      throw new IllegalArgumentException("Each topic needs a meaning.");
    }
  }

  /// The bundled tickets, each with the number of its topic.
  Neighbours tickets() {
    return classifier.known().neighbours();
  }
}
