package dev.signalbox.aws.lambda;

import dev.signalbox.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// The answer to a batch of messages: the ones that failed come again, the others are done.
public final class SqsBatch {

  private SqsBatch() {}

  /// Works the messages one by one; one that throws fails alone.
  ///
  /// @return the ids of those that failed
  public static Set<String> each(List<SqsMessage> messages, Consumer<SqsMessage> work, Log log) {
    var failed = new LinkedHashSet<String>();
    for (SqsMessage message : messages) {
      if (!works(message, work, log)) {
        failed.add(message.id());
      }
    }
    return failed;
  }

  private static boolean works(SqsMessage message, Consumer<SqsMessage> work, Log log) {
    try {
      work.accept(message);
      return true;
    } catch (RuntimeException fault) {
      log.error(
          "messageFailed",
          fault,
          line ->
              line.put("message", message.id())
                  .put("queue", message.queue())
                  .put("receiveCount", message.receiveCount()));
      return false;
    }
  }

  static void write(Collection<String> failed, OutputStream out) throws IOException {
    var items = failed.stream().map(id -> Json.object().put("itemIdentifier", id).build()).toList();
    out.write(Json.object().put("batchItemFailures", Json.array(items)).bytes());
  }
}
