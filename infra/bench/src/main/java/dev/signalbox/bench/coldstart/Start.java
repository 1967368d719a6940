package dev.signalbox.bench.coldstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// One cold start.
///
/// @param coldMs from before the process was made until its first answer was here
/// @param initMs of that, until it asked for its first event
/// @param cpuMs what the processor worked for it
/// @param classes how many it had loaded by then
record Start(double coldMs, double initMs, double cpuMs, double classes) {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final double TICK_MS = 10;
  private static final List<String> RUNTIME =
      List.of(
          "aws-lambda-java-core",
          "aws-lambda-java-runtime-interface-client",
          "aws-lambda-java-serialization",
          "utils-lite");
  private static final Path BIN = Path.of(System.getProperty("java.home"), "bin");

  /// @param onInit called between start and first request
  static Start of(Candidate candidate, Runnable onInit) throws IOException, InterruptedException {
    try (var api = new RuntimeApi(candidate.event(), onInit)) {
      Path log = Files.createTempFile("coldstart", ".log");
      var builder =
          process(candidate, api.address()).redirectErrorStream(true).redirectOutput(log.toFile());
      long began = System.nanoTime();
      Process process = builder.start();
      try {
        return measure(candidate, process, began, api.await(LIMIT));
      } catch (IOException fault) {
        throw new IOException(
            candidate.name() + " did not start:\n" + Files.readString(log), fault);
      } finally {
        process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
        Files.delete(log);
      }
    }
  }

  private static Start measure(
      Candidate candidate, Process process, long began, RuntimeApi.Answer answer)
      throws IOException, InterruptedException {
    double cpu = cpuMs(process.pid());
    if (!candidate.answers().test(answer.body())) {
      throw new IOException(candidate.name() + " answered " + answer.body());
    }
    return new Start(
        (answer.answered() - began) / 1e6,
        (answer.initEnded() - began) / 1e6,
        cpu,
        classes(process.pid()));
  }

  /// @param runtimeApi host and port
  static ProcessBuilder process(Candidate candidate, String runtimeApi) {
    var builder = new ProcessBuilder(command(candidate)).directory(candidate.folder().toFile());
    var environment = builder.environment();
    environment.clear();
    environment.put("PATH", "/usr/local/bin:/usr/bin:/bin");
    environment.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
    environment.put("LAMBDA_TASK_ROOT", candidate.folder().toString());
    environment.put("_HANDLER", candidate.handler());
    environment.put("AWS_LAMBDA_FUNCTION_NAME", "bench");
    environment.put("AWS_LAMBDA_FUNCTION_VERSION", "1");
    environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024");
    environment.put("AWS_REGION", "us-east-1");
    environment.put("AWS_ACCESS_KEY_ID", "bench");
    environment.put("AWS_SECRET_ACCESS_KEY", "bench");
    environment.putAll(candidate.environment());
    return builder;
  }

  private static List<String> command(Candidate candidate) {
    var command = new ArrayList<String>();
    if (Files.isExecutable(Path.of("/usr/bin/taskset"))) {
      int last = Runtime.getRuntime().availableProcessors() - 1;
      command.addAll(List.of("/usr/bin/taskset", "-c", String.valueOf(last)));
    }
    command.add(BIN.resolve("java").toString());
    command.addAll(Arrays.asList(candidate.javaOptions().split(" ")));
    command.addAll(List.of("-cp", runtimeClient()));
    command.add("com.amazonaws.services.lambda.runtime.api.client.AWSLambda");
    command.add(candidate.handler());
    return command;
  }

  /// The jars that Lambda itself brings.
  private static String runtimeClient() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(jar -> RUNTIME.stream().anyMatch(jar::contains))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static double cpuMs(long pid) throws IOException {
    String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * TICK_MS;
  }

  /// From the counters that the JVM keeps for jstat, so that counting costs the start nothing.
  private static double classes(long pid) throws IOException, InterruptedException {
    var jstat =
        new ProcessBuilder(BIN.resolve("jstat").toString(), "-class", String.valueOf(pid)).start();
    String table = new String(jstat.getInputStream().readAllBytes(), UTF_8).strip();
    jstat.waitFor();
    return Double.parseDouble(table.lines().toList().getLast().strip().split("\\s+", -1)[0]);
  }
}
