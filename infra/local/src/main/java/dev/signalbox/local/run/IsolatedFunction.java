package dev.signalbox.local.run;

import dev.signalbox.local.cloud.ClassPaths;
import dev.signalbox.local.template.BadTemplate;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// A function as Lambda runs it: from its zip, by Lambda's own runtime, in a process with the
/// template's environment and nothing else. One environment, so one invocation at a time; after a
/// timeout the process is replaced, as Lambda does.
final class IsolatedFunction implements Function {

  private static final String RUNTIME =
      "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

  private final FunctionSpec spec;
  private final Map<String, String> environment;
  private final Path code;
  private final Consumer<String> log;
  private final RuntimeApi api;
  private final ReentrantLock oneAtATime = new ReentrantLock(true);
  private volatile Process process;

  private IsolatedFunction(
      FunctionSpec spec, Map<String, String> environment, Path code, Consumer<String> log)
      throws IOException {
    this.spec = spec;
    this.environment = environment;
    this.code = code;
    this.log = log;
    this.api = new RuntimeApi(spec);
    this.process = launch();
  }

  static IsolatedFunction start(
      FunctionSpec spec, Map<String, String> environment, Path folder, Consumer<String> log)
      throws Exception {
    return start(spec, environment, folder, List.of(), log);
  }

  /// @param more jars beside those of the zip
  static IsolatedFunction start(
      FunctionSpec spec,
      Map<String, String> environment,
      Path folder,
      List<Path> more,
      Consumer<String> log)
      throws Exception {
    if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")) {
      throw new BadTemplate(
          "functions in processes of their own need Linux, as their runtime does.");
    }
    Path zip = folder.resolve(spec.code());
    if (!Files.isRegularFile(zip)) {
      throw new BadTemplate(
          spec.logicalId()
              + " has the code "
              + zip
              + ", which is not there. Build it first: make package");
    }
    Path code = Unzipped.of(zip);
    for (Path jar : more) {
      Files.copy(jar, code.resolve("lib").resolve(jar.getFileName()));
    }
    // The runtime tells of a missing class with the first event only.
    if (!Unzipped.holdsClass(code, spec.handler().replaceFirst("::.*", ""))) {
      Unzipped.delete(code);
      throw new BadTemplate(
          spec.logicalId()
              + " has the handler "
              + spec.handler()
              + ", which is not in "
              + zip
              + ".");
    }
    var function = new IsolatedFunction(spec, environment, code, log);
    function.awaitStart();
    return function;
  }

  private void awaitStart() throws Exception {
    try {
      api.initialised().get(RuntimeApi.startLimit().toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      close();
      throw e.getCause() instanceof InvocationFailed failed ? failed : e;
    } catch (TimeoutException _) {
      close();
      throw InvocationFailed.reported(
          spec, "it did not start within " + RuntimeApi.startLimit().toSeconds() + " s");
    }
  }

  private Process launch() throws IOException {
    var variables = new LinkedHashMap<>(environment);
    variables.put("AWS_LAMBDA_RUNTIME_API", api.address());
    variables.put("LAMBDA_TASK_ROOT", code.toString());
    variables.put("LAMBDA_RUNTIME_DIR", code.toString());
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var builder =
        new ProcessBuilder(
            List.of(
                java,
                "-XX:MaxHeapSize=" + spec.memory() * 85L / 100 + "m",
                "--enable-native-access=ALL-UNNAMED",
                RuntimeLibrary.option(),
                "-cp",
                ClassPaths.resolved("lambda"),
                RUNTIME,
                spec.handler()));
    builder.directory(code.toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(variables);
    Process started = builder.start();
    // A read from a process holds the carrier of a virtual thread; two of them on two processors,
    // and no other virtual thread goes on, those that answer the process among them.
    Thread.ofPlatform().daemon().name("output of " + spec.logicalId()).start(() -> relay(started));
    return started;
  }

  private void relay(Process started) {
    try (BufferedReader output = started.inputReader(StandardCharsets.UTF_8)) {
      output.lines().forEach(line -> log.accept("[" + spec.logicalId() + "] " + line));
    } catch (IOException | UncheckedIOException e) {
      log.accept("[" + spec.logicalId() + "] its output ended: " + e.getMessage());
    }
    api.abandon(InvocationFailed.reported(spec, "its process ended"));
  }

  @Override
  public FunctionSpec spec() {
    return spec;
  }

  @Override
  public byte[] invoke(byte[] event) {
    oneAtATime.lock();
    try {
      restartWhenDead();
      CompletableFuture<byte[]> answer = api.invoke(event);
      return answer.get(spec.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof InvocationFailed failed
          ? failed
          : InvocationFailed.threw(spec, e);
    } catch (TimeoutException _) {
      end(process);
      throw InvocationFailed.timedOut(spec);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw InvocationFailed.threw(spec, e);
    } catch (IOException e) {
      throw InvocationFailed.threw(spec, e);
    } finally {
      oneAtATime.unlock();
    }
  }

  /// Ends the process as `kill -9` does, whatever it is doing.
  void kill() {
    end(process);
  }

  void signal(String name) {
    try {
      int result =
          new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
      if (result != 0) {
        throw new IllegalStateException("The process takes no signal " + name + ".");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Waits for the end, so that the next call sees that a new process is needed.
  private static void end(Process process) {
    try {
      process.destroyForcibly().waitFor();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void restartWhenDead() throws IOException {
    if (!process.isAlive()) {
      process = launch();
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    api.close();
    Unzipped.delete(code);
  }
}
