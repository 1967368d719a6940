package dev.signalbox.bench.coldstart;

import dev.signalbox.bench.Limits;
import dev.signalbox.bench.Medians;
import dev.signalbox.bench.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/// `make bench-coldstart`: each function's first real answer against the least that makes the same
/// AWS calls. A PSA waits for the first answer of `webhook`: the command ends non-zero when a start
/// took longer than promised. `ARGS=21` for 21 rounds instead of 11, `ARGS="21 triage"` for these
/// functions only.
public final class ColdStartBench {

  private static final int ROUNDS = 11;
  private static final int WARM_EVENTS = 3_000;
  private static final String WARM_TOO = "webhook";
  private static final double MOST_START_MS = 3_500;
  private static final List<String> FUNCTIONS = List.of(WARM_TOO, "config", "triage");

  private ColdStartBench() {}

  public static void main(String[] arguments) throws Exception {
    int rounds = arguments.length == 0 ? ROUNDS : Integer.parseInt(arguments[0]);
    List<String> names =
        arguments.length < 2 ? FUNCTIONS : List.of(arguments).subList(1, arguments.length);
    var open = new ArrayList<AwsStub>();
    var limits = new Limits();
    try {
      var matches = matches(names, open);
      for (int round = 0; round < rounds; round++) {
        for (Match match : matches) {
          match.run(round);
        }
      }
      var report = new Report("coldstart");
      matches.forEach(match -> add(report, match));
      int warm = names.indexOf(WARM_TOO);
      if (warm >= 0) {
        add(report, matches.get(warm).warm(WARM_EVENTS, open.get(warm)));
        matches
            .get(warm)
            .functionStarts()
            .forEach(
                start -> limits.check("a start of webhook", start.coldMs(), MOST_START_MS, "ms"));
      }
      System.out.println(report.markdown());
      System.out.println("Written to " + report.write());
    } finally {
      open.forEach(AwsStub::close);
    }
    limits.end();
  }

  private static List<Match> matches(List<String> names, List<AwsStub> open) throws Exception {
    var functions = Functions.ofTemplate();
    Map<String, Fixture> fixtures = Fixtures.make();
    var matches = new ArrayList<Match>();
    for (String name : names) {
      Fixture fixture =
          Objects.requireNonNull(
              fixtures.get(name), () -> "No function " + name + "; there are " + FUNCTIONS + ".");
      AwsStub aws = fixture.aws();
      open.add(aws);
      Candidate function = functions.candidate(name, fixture, aws.url());
      matches.add(Match.of(function, baseline(name, aws), aws, fixture.call()));
    }
    return matches;
  }

  private static Candidate baseline(String name, AwsStub aws) throws IOException {
    boolean model = name.equals("triage");
    String kind = model ? "onnx" : "calls";
    return new Candidate(
        "baseline of " + name,
        Unpacked.of(Path.of("infra/bench/baseline", kind, "target", "baseline-" + kind + ".zip")),
        "dev.signalbox.bench.baseline.%s.%s"
            .formatted(kind, model ? "OnnxHandler" : "PlainHandler"),
        "",
        Map.of("AWS_ENDPOINT_URL", aws.url()),
        "{}",
        _ -> true);
  }

  private static void add(Report report, Match match) {
    add(report, match, "cold start", "ms", Start::coldMs);
    add(report, match, "of that INIT", "ms", Start::initMs);
    add(report, match, "processor time", "ms", Start::cpuMs);
    add(report, match, "classes", "classes", Start::classes);
  }

  private static void add(Report report, Match.Running webhook) {
    for (double share : List.of(0.5, 0.99)) {
      report.add(
          new Report.Row(
              "webhook, warm, p%.0f".formatted(share * 100),
              at(webhook.function(), share),
              "ms",
              at(webhook.baseline(), share),
              webhook.function().size()));
    }
  }

  private static void add(
      Report report, Match match, String what, String unit, ToDoubleFunction<Start> figure) {
    report.add(
        new Report.Row(
            match.name() + ", " + what,
            median(match.functionStarts(), figure),
            unit,
            median(match.baselineStarts(), figure),
            match.functionStarts().size()));
  }

  /// The value below which this share of the sorted values lies.
  private static double at(List<Double> sorted, double share) {
    return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
  }

  private static double median(List<Start> starts, ToDoubleFunction<Start> figure) {
    return Medians.of(starts.stream().map(figure::applyAsDouble).toList());
  }
}
