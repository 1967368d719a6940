package dev.signalbox.local.run;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

/// What of the template was really used.
public final class Usage {

  private final Map<String, Set<String>> variables = new ConcurrentHashMap<>();
  private final Set<String> routes = new ConcurrentSkipListSet<>();
  private final Set<String> queues = new ConcurrentSkipListSet<>();
  private final Set<String> schedules = new ConcurrentSkipListSet<>();

  void variableRead(String function, String variable) {
    variables.computeIfAbsent(function, _ -> new ConcurrentSkipListSet<>()).add(variable);
  }

  void routeTaken(String function, String routeKey) {
    routes.add(function + " " + routeKey);
  }

  void batchDelivered(String function, String queueArn) {
    queues.add(function + " " + queueArn);
  }

  void scheduleFired(String schedule) {
    schedules.add(schedule);
  }

  /// By logical id of the function; in-process functions only, present in the template or not.
  public Map<String, Set<String>> variablesRead() {
    var read = new TreeMap<String, Set<String>>();
    variables.forEach((function, names) -> read.put(function, Set.copyOf(names)));
    return read;
  }

  /// `Function ANY /v1/{proxy+}`, for each route that led a request to its function.
  public Set<String> routesTaken() {
    return new TreeSet<>(routes);
  }

  /// `Function arn`, for each queue from which a function got a batch.
  public Set<String> queuesDelivered() {
    return new TreeSet<>(queues);
  }

  /// Keys of schedules, as the runner lists them.
  public Set<String> schedulesFired() {
    return new TreeSet<>(schedules);
  }
}
