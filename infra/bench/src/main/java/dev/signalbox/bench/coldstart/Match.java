package dev.signalbox.bench.coldstart;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// A function and the baseline that makes the calls which the function was seen to make, at the
/// same times: the ones of priming while it starts, the others for its first request.
final class Match {

  private final Candidate function;
  private final Candidate baseline;
  private final List<Start> functionStarts = new ArrayList<>();
  private final List<Start> baselineStarts = new ArrayList<>();

  private Match(Candidate function, Candidate baseline) {
    this.function = function;
    this.baseline = baseline;
  }

  /// Starts the function once, unmeasured, to see what it calls.
  ///
  /// @param needed a call without which it did not do its work
  static Match of(Candidate function, Candidate baseline, AwsStub aws, String needed)
      throws IOException, InterruptedException {
    var prime = new StringBuilder();
    Start.of(function, () -> prime.append(aws.takeCalls()));
    String calls = aws.takeCalls();
    if (calls.lines().noneMatch(call -> call.startsWith(needed + "\t"))) {
      throw new IOException(function.name() + " made no call " + needed + " but only:\n" + calls);
    }
    System.err.printf(
        "%s calls %d times to prime and %d times for its first answer%n",
        function.name(), prime.toString().lines().count(), calls.lines().count());
    var environment = new HashMap<>(baseline.environment());
    environment.put("BASELINE_PRIME", prime.toString());
    environment.put("BASELINE_CALLS", calls);
    return new Match(
        function,
        new Candidate(
            baseline.name(),
            baseline.folder(),
            baseline.handler(),
            function.javaOptions(),
            environment,
            function.event(),
            baseline.answers()));
  }

  /// What each call of a running function takes, and one of a baseline that makes the calls which a
  /// running function still makes: what it remembers it does not ask for again.
  record Running(List<Double> function, List<Double> baseline) {}

  /// @param aws what the function calls
  Running warm(int events, AwsStub aws) throws IOException, InterruptedException {
    aws.takeCalls();
    Warm.run(function, 2);
    String last = aws.takeCalls().lines().reduce((_, line) -> line).orElse("");
    var environment = new HashMap<>(baseline.environment());
    environment.put("BASELINE_CALLS", last);
    Candidate same =
        new Candidate(
            baseline.name(),
            baseline.folder(),
            baseline.handler(),
            baseline.javaOptions(),
            environment,
            baseline.event(),
            baseline.answers());
    return new Running(Warm.run(function, events), Warm.run(same, events));
  }

  /// One start of each, in alternating order.
  void run(int round) throws IOException, InterruptedException {
    if (round % 2 == 0) {
      functionStarts.add(Start.of(function, () -> {}));
      baselineStarts.add(Start.of(baseline, () -> {}));
    } else {
      baselineStarts.add(Start.of(baseline, () -> {}));
      functionStarts.add(Start.of(function, () -> {}));
    }
  }

  String name() {
    return function.name();
  }

  List<Start> functionStarts() {
    return functionStarts;
  }

  List<Start> baselineStarts() {
    return baselineStarts;
  }
}
