package dev.signalbox.sync;

import dev.signalbox.aws.lambda.Invocation;
import dev.signalbox.aws.lambda.QueueHandler;
import dev.signalbox.aws.lambda.SqsMessage;
import java.util.List;
import java.util.Set;

/// The Lambda entry: a batch of the refresh or the runs queue.
public final class SyncHandler extends QueueHandler {

  private final WorkTasks work;

  public SyncHandler() {
    super(SyncHandler.class);
    work = bean(WorkTasks.class);
    prime(bean(Wiring.Priming.class).steps());
  }

  @Override
  protected Set<String> work(List<SqsMessage> messages, Invocation invocation) {
    return work.work(messages, invocation::remaining, log());
  }
}
