package dev.signalbox.core.psa;

import dev.signalbox.core.psa.Finding.Topic;
import java.util.List;
import java.util.function.Supplier;

/// Something to ask a PSA about an account. Questions are asked side by side; each makes a few
/// requests and may fail with a [PsaFault] alone.
///
/// @param ids of the lines that it answers, for when it cannot be asked
public record Question(Topic topic, List<String> ids, Supplier<List<Finding>> ask) {

  public Question {
    ids = List.copyOf(ids);
  }

  /// What is known when it could not be asked.
  public List<Finding> unanswered(String why, String nextStep) {
    return ids.stream()
        .map(id -> Finding.unknown(topic, id, "It could not be read.", why, nextStep))
        .toList();
  }
}
