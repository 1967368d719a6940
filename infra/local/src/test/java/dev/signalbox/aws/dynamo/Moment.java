package dev.signalbox.aws.dynamo;

import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/// Does something right before a certain request of a client is sent, such as killing it.
final class Moment implements ExecutionInterceptor {

  /// What a writer dies of.
  static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final Class<? extends SdkRequest> kind;
  private final Runnable action;
  private int left;

  /// @param nth which request of the kind, counted from one
  Moment(Class<? extends SdkRequest> kind, int nth, Runnable action) {
    this.kind = kind;
    this.left = nth;
    this.action = action;
  }

  static Moment death(Class<? extends SdkRequest> kind, int nth) {
    return new Moment(
        kind,
        nth,
        () -> {
          throw new Killed();
        });
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    if (kind.isInstance(context.request()) && isTheOne()) {
      action.run();
    }
  }

  private synchronized boolean isTheOne() {
    left--;
    return left == 0;
  }
}
