package dev.signalbox.local.run;

import dev.signalbox.local.template.BadTemplate;
import dev.signalbox.local.template.Trees;
import java.time.Duration;
import java.util.Map;

/// How a function is fed from a queue.
///
/// @param pollers how many batches may be worked on at once: MaximumConcurrency, else the five with
///   which Lambda begins
record QueueSource(
    String queueArn, int batchSize, Duration window, int pollers, boolean reportsFailures) {

  private static final int FIRST_POLLERS = 5;

  static QueueSource of(String function, Map<String, Object> properties) {
    String arn =
        Trees.text(properties, "Queue")
            .orElseThrow(() -> new BadTemplate(function + " has an SQS event without Queue."));
    if (properties.containsKey("FilterCriteria")) {
      throw new BadTemplate(function + " filters messages, which the local poller does not.");
    }
    var source =
        new QueueSource(
            arn,
            Trees.number(properties, "BatchSize", 10),
            Duration.ofSeconds(Trees.number(properties, "MaximumBatchingWindowInSeconds", 0)),
            Trees.number(
                Trees.map(properties.get("ScalingConfig")), "MaximumConcurrency", FIRST_POLLERS),
            Trees.list(properties.get("FunctionResponseTypes"))
                .contains("ReportBatchItemFailures"));
    source.check(function);
    return source;
  }

  private void check(String function) {
    if (batchSize > 10 && window.isZero()) {
      throw new BadTemplate(
          function + " wants batches over 10 and no window; AWS asks for a second at least.");
    }
    if (isFifo() && (batchSize > 10 || !window.isZero())) {
      throw new BadTemplate(function + ": a FIFO queue has batches of at most 10 and no window.");
    }
    if (pollers < 2) {
      throw new BadTemplate(function + ": MaximumConcurrency is at least 2.");
    }
  }

  boolean isFifo() {
    return queueArn.endsWith(".fifo");
  }

  String queueName() {
    return queueArn.substring(queueArn.lastIndexOf(':') + 1);
  }
}
