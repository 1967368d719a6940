package dev.signalbox.triage;

import dev.signalbox.aws.lambda.Invocation;
import dev.signalbox.aws.lambda.QueueHandler;
import dev.signalbox.aws.lambda.SqsBatch;
import dev.signalbox.aws.lambda.SqsMessage;
import java.util.List;
import java.util.Set;

/// The Lambda entry: a batch of the triage queue.
public final class TriageHandler extends QueueHandler {

  private final WorkJudgements work;

  public TriageHandler() {
    super(TriageHandler.class);
    work = bean(WorkJudgements.class);
    prime(bean(Wiring.Priming.class)::primeTable, bean(Wiring.Priming.class)::primeEngine);
  }

  @Override
  protected Set<String> work(List<SqsMessage> messages, Invocation invocation) {
    return SqsBatch.each(
        messages, message -> work.work(message, invocation::remaining, log()), log());
  }
}
