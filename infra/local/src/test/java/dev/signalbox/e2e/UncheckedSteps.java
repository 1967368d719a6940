package dev.signalbox.e2e;

import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// Takes the step check out of a run's checkpoints, in a process whose class path holds it: the
/// control of the tests that kill.
public final class UncheckedSteps implements ExecutionInterceptor {

  @Override
  public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
    return context.request() instanceof UpdateItemRequest update && isCheckpoint(update)
        ? update.toBuilder()
            .conditionExpression("(" + update.conditionExpression() + ") OR attribute_exists(sk)")
            .build()
        : context.request();
  }

  private static boolean isCheckpoint(UpdateItemRequest update) {
    String condition = update.conditionExpression();
    return condition != null
        && condition.startsWith("#step=")
        && update.key().get("sk").s().startsWith("RUN#");
  }
}
