package dev.signalbox.local.run;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.signalbox.aws.Environment;
import dev.signalbox.local.template.BadTemplate;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A function in this JVM: one handler for all invocations, also for those at the same time.
final class InProcessFunction implements Function {

  private final FunctionSpec spec;
  private final Environment environment;
  private final RequestStreamHandler handler;

  // Not virtual: while a function computes for seconds, the other functions and the servers go on.
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().factory());

  InProcessFunction(FunctionSpec spec, Environment environment) throws Exception {
    this.spec = spec;
    this.environment = environment;
    Class<? extends RequestStreamHandler> type = handlerClass(spec);
    Running.mark(spec.logicalId());
    this.handler =
        Environment.building(environment, () -> type.getDeclaredConstructor().newInstance());
  }

  private static Class<? extends RequestStreamHandler> handlerClass(FunctionSpec spec) {
    String name = spec.handler().replaceFirst("::.*", "");
    try {
      return Class.forName(name).asSubclass(RequestStreamHandler.class);
    } catch (ClassNotFoundException _) {
      throw new BadTemplate(
          spec.logicalId() + " has the handler " + name + ", which is not on the class path.");
    } catch (ClassCastException _) {
      throw new BadTemplate(
          spec.logicalId() + " has the handler " + name + ", which is no RequestStreamHandler.");
    }
  }

  @Override
  public FunctionSpec spec() {
    return spec;
  }

  @Override
  public byte[] invoke(byte[] event) {
    Future<byte[]> result =
        threads.submit(() -> Environment.building(environment, () -> handle(event)));
    try {
      return result.get(spec.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw InvocationFailed.threw(spec, e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException _) {
      result.cancel(true);
      throw InvocationFailed.timedOut(spec);
    } catch (InterruptedException e) {
      result.cancel(true);
      Thread.currentThread().interrupt();
      throw InvocationFailed.threw(spec, e);
    }
  }

  private byte[] handle(byte[] event) throws java.io.IOException {
    Running.mark(spec.logicalId());
    var output = new ByteArrayOutputStream();
    handler.handleRequest(new ByteArrayInputStream(event), output, new LambdaContext(spec));
    return output.toByteArray();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
