package dev.signalbox.config;

import dev.signalbox.config.EmptyQueues.Reason;
import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.psa.Finding;
import dev.signalbox.core.psa.Finding.Topic;
import dev.signalbox.core.psa.PsaReader;
import dev.signalbox.core.psa.Question;
import java.util.List;

/// A line for each selected queue without tickets here: the first rule that keeps them out.
final class EmptyQueueLines {

  private static final String HOW =
      "our copy, and the PSA's count of the queue's tickets under one rule after the other";

  private final EmptyQueues empty;

  EmptyQueueLines(EmptyQueues empty) {
    this.empty = empty;
  }

  /// One for each queue, so that they are asked side by side.
  List<Question> questions(Connection connection, PsaReader reader) {
    return empty.empty(connection).stream()
        .map(queue ->
            new Question(
                Topic.QUEUES,
                List.of(idOf(queue)),
                () -> List.of(line(queue, empty.reason(connection.ref(), reader, queue)))))
        .toList();
  }

  private static String idOf(long queue) {
    return "queues." + queue;
  }

  private static Finding line(long queue, Reason reason) {
    String id = idOf(queue);
    String message = "Of queue " + queue + " no open ticket is copied. " + reason.sentence();
    Finding line =
        switch (reason) {
          // Nothing is kept out.
          case NO_TICKETS, COMPLETE -> Finding.pass(Topic.QUEUES, id, HOW, message);
          case PERMISSION ->
              fail(id, message, "Give the API user the right to read tickets, and test again.");
          case ENTITY -> fail(id, message, "Switch tickets on with PUT .../scope.");
          case CATEGORY -> fail(id, message, "Choose other categories with PUT .../scope.");
          case STATUS ->
              fail(
                  id,
                  message,
                  "Map their statuses with PUT .../statuses, or exclude fewer with PUT .../scope.");
          case COMPANY -> fail(id, message, "Change the filters with PUT .../scope.");
          case CLASSIFICATION ->
              fail(id, message, "Choose other classifications with PUT .../scope.");
          case NOT_SYNCED -> fail(id, message, "Start a sync with POST .../syncs.");
        };
    return line.showing(reason.word());
  }

  private static Finding fail(String id, String message, String nextStep) {
    return Finding.fail(Topic.QUEUES, id, HOW, message, nextStep);
  }
}
