package dev.signalbox.aws.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A function behind one or more queues.
public abstract class QueueHandler extends LeanStreamHandler {

  protected QueueHandler(Class<? extends QueueHandler> handler) {
    super(handler, List.of(LeanContext.SERDE), LambdaEvents.class);
  }

  /// Works a batch; [SqsBatch#each] does it message by message.
  ///
  /// @return the ids of the messages that have to come again; what is thrown brings all of them
  ///   back
  protected abstract Set<String> work(List<SqsMessage> messages, Invocation invocation);

  @Override
  final void serve(InputStream in, OutputStream out, Invocation invocation) throws IOException {
    SqsBatch.write(workOrFail(bean(LambdaEvents.class).sqs(in), invocation), out);
  }

  private Set<String> workOrFail(List<SqsMessage> messages, Invocation invocation) {
    try {
      return work(messages, invocation);
    } catch (RuntimeException fault) {
      log().error("batchFailed", fault, line -> line.put("messages", messages.size()));
      return messages.stream().map(SqsMessage::id).collect(Collectors.toSet());
    }
  }
}
