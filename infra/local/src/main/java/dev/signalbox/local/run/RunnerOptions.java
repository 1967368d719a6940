package dev.signalbox.local.run;

import dev.signalbox.local.cloud.Ports;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/// How a template is to be run.
///
/// @param apiPort 0 for any free one
/// @param parameters of the template, over their defaults
/// @param isolated each function in a JVM of its own, from its zip
/// @param schedulesPaused whether schedules begin paused
/// @param longestVisibility queues hide their messages for no longer than this; the template's
///   minutes are long to wait for in a test
/// @param log what the runner has to tell, a line at a time
public record RunnerOptions(
    int apiPort,
    String stackName,
    Map<String, String> parameters,
    boolean isolated,
    boolean schedulesPaused,
    Duration longestVisibility,
    Consumer<String> log) {

  private static final int API_PORT = 8080;

  public RunnerOptions {
    parameters = Map.copyOf(parameters);
  }

  /// Port 8080, and everything as the template says.
  public static RunnerOptions standard() {
    return new RunnerOptions(
        API_PORT, "signalbox", Map.of(), false, false, Duration.ofHours(12), System.out::println);
  }

  /// Any port, schedules paused.
  public static RunnerOptions forTests() {
    return standard().withApiPort(0).withSchedulesPaused(true);
  }

  public RunnerOptions withApiPort(int port) {
    return new RunnerOptions(
        port, stackName, parameters, isolated, schedulesPaused, longestVisibility, log);
  }

  public RunnerOptions withParameter(String name, String value) {
    var more = new LinkedHashMap<>(parameters);
    more.put(name, value);
    return new RunnerOptions(
        apiPort, stackName, more, isolated, schedulesPaused, longestVisibility, log);
  }

  public RunnerOptions withIsolation(boolean isolated) {
    return new RunnerOptions(
        apiPort, stackName, parameters, isolated, schedulesPaused, longestVisibility, log);
  }

  public RunnerOptions withSchedulesPaused(boolean paused) {
    return new RunnerOptions(
        apiPort, stackName, parameters, isolated, paused, longestVisibility, log);
  }

  public RunnerOptions withLongestVisibility(Duration longest) {
    return new RunnerOptions(
        apiPort, stackName, parameters, isolated, schedulesPaused, longest, log);
  }

  public RunnerOptions withLog(Consumer<String> log) {
    return new RunnerOptions(
        apiPort, stackName, parameters, isolated, schedulesPaused, longestVisibility, log);
  }

  /// The port that will be opened, for a check before anything starts.
  public void want(Ports wanted) {
    wanted.want("the API", apiPort, "API_PORT");
  }
}
