package dev.signalbox.local.run;

import dev.signalbox.json.Json;
import dev.signalbox.json.MalformedJson;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Which messages of a batch a function has done, by Lambda's rules for `batchItemFailures`.
final class BatchResult {

  private BatchResult() {}

  /// No answer, `null` and an empty list mean all; an answer that cannot be understood, an empty
  /// identifier and one that is not in the batch mean none.
  static List<QueueMessage> done(List<QueueMessage> batch, byte[] answer, boolean reports) {
    if (!reports || answer.length == 0) {
      return batch;
    }
    return failed(answer)
        .filter(failed -> ids(batch).containsAll(failed))
        .map(failed -> batch.stream().filter(message -> !failed.contains(message.id())).toList())
        .orElse(List.of());
  }

  private static Set<String> ids(List<QueueMessage> batch) {
    return batch.stream().map(QueueMessage::id).collect(Collectors.toSet());
  }

  private static Optional<Set<String>> failed(byte[] answer) {
    try {
      return switch (Json.parse(answer)) {
        case Json.Null _ -> Optional.of(Set.of());
        case Json.Obj result -> failed(result);
        default -> Optional.empty();
      };
    } catch (MalformedJson _) {
      return Optional.empty();
    }
  }

  private static Optional<Set<String>> failed(Json.Obj result) {
    var failed = new HashSet<String>();
    for (Json item : result.list("batchItemFailures")) {
      Optional<String> id =
          item instanceof Json.Obj failure ? failure.text("itemIdentifier") : Optional.empty();
      if (id.isEmpty() || id.get().isEmpty()) {
        return Optional.empty();
      }
      failed.add(id.get());
    }
    return Optional.of(failed);
  }
}
