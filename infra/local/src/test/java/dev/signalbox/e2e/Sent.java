package dev.signalbox.e2e;

import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/// Keeps every message that any SQS client of this JVM sends, with its attributes. The SDK finds it
/// by the file `execution.interceptors`.
public final class Sent implements ExecutionInterceptor {

  private static final Collection<String> MESSAGES = new ConcurrentLinkedQueue<>();

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    switch (context.request()) {
      case SendMessageRequest one ->
          MESSAGES.add(one.messageBody() + " " + one.messageAttributes());
      case SendMessageBatchRequest many ->
          many.entries()
              .forEach(one -> MESSAGES.add(one.messageBody() + " " + one.messageAttributes()));
      default -> {}
    }
  }

  static String text() {
    return String.join("\n", MESSAGES);
  }
}
