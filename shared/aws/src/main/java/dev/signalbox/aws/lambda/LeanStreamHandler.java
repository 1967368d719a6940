package dev.signalbox.aws.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import dev.signalbox.aws.Environment;
import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.MicronautRequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/// A function on one [LeanContext], made once while Lambda starts it.
public abstract class LeanStreamHandler extends MicronautRequestStreamHandler {

  private final ApplicationContext context;
  private final Log log;

  /// Starts the context.
  ///
  /// @param handler the handler's class; the last word of its package names the function
  /// @param parts packages of further beans, as [LeanContext] has them
  /// @param needed what every call needs, made now
  LeanStreamHandler(
      Class<? extends LeanStreamHandler> handler, List<String> parts, Class<?>... needed) {
    this(
        handler.getPackageName(),
        LeanContext.start(handler.getPackageName(), Environment.current(), parts),
        needed);
  }

  private LeanStreamHandler(String function, ApplicationContext context, Class<?>... needed) {
    super(context);
    this.context = context;
    for (Class<?> type : needed) {
      var _ = context.getBean(type);
    }
    this.log = Log.toStandardOutput(function.substring(function.lastIndexOf('.') + 1));
  }

  /// Something that the function's `Wiring` makes.
  protected final <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  protected final Log log() {
    return log;
  }

  /// Does the first of everything; called at the end of the handler's constructor.
  ///
  /// @see Primer
  protected final void prime(Primer.Step... steps) {
    Primer.run(log, steps);
  }

  /// Micronaut's own method registers the Lambda context as one more singleton on every call, which
  /// makes each call slower than the last: 9 ms after 10,000. Here nothing is registered.
  @Override
  public final void handleRequest(InputStream in, OutputStream out, Context context)
      throws IOException {
    serve(in, out, Invocation.of(context));
  }

  abstract void serve(InputStream in, OutputStream out, Invocation invocation) throws IOException;

  /// Micronaut's own method leaves the context running.
  @Override
  public void close() {
    context.close();
  }
}
