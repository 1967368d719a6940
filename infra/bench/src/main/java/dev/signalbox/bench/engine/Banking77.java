package dev.signalbox.bench.engine;

import dev.signalbox.bench.Report;
import dev.signalbox.embedded.Embedder;
import dev.signalbox.embedded.LabelledText;
import dev.signalbox.embedded.TextClassifier;
import dev.signalbox.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// 77 intents of short customer questions: learns from train, is measured on dev.
final class Banking77 {

  private Banking77() {}

  static void measure(Embedder embedder, Path data, Report report) {
    List<LabelledText> train = examples(data.resolve("banking77/train.jsonl"));
    List<LabelledText> dev = examples(data.resolve("banking77/dev.jsonl"));
    long began = System.nanoTime();
    TextClassifier classifier = TextClassifier.train(embedder, train);
    double trainSeconds = (System.nanoTime() - began) / 1e9;

    began = System.nanoTime();
    List<Scores.Outcome> average = new ArrayList<>();
    dev.forEach(row -> average.add(outcome(row, classifier.rank(row.text()))));
    double millis = (System.nanoTime() - began) / 1e6 / dev.size();
    Scores scores = new Scores(average);
    Scores words =
        new Scores(
            dev.stream().map(row -> outcome(row, classifier.rankByWords(row.text()))).toList());
    int n = dev.size();
    report.add(new Report.Row("banking77 accuracy", scores.strict(), "share", words.strict(), n));
    report.add(new Report.Row("banking77 accuracy, majority", majority(dev), "share", null, n));
    report.add(new Report.Row("banking77 macro-F1", scores.macroF1(), "share", words.macroF1(), n));
    report.add(
        new Report.Row(
            "banking77 calibration error",
            scores.calibrationError(),
            "share",
            words.calibrationError(),
            n));
    report.add(new Report.Row("banking77 time a text", millis, "ms", null, n));
    report.add(new Report.Row("banking77 training", trainSeconds, "s", null, train.size()));
  }

  private static Scores.Outcome outcome(LabelledText row, dev.signalbox.embedded.Ranking ranking) {
    return new Scores.Outcome(
        row.label(), List.of(), ranking.best().label(), ranking.best().share());
  }

  private static double majority(List<LabelledText> rows) {
    long most =
        rows.stream()
            .collect(Collectors.groupingBy(LabelledText::label, Collectors.counting()))
            .values()
            .stream()
            .mapToLong(Long::longValue)
            .max()
            .orElse(0);
    return (double) most / rows.size();
  }

  private static List<LabelledText> examples(Path file) {
    Function<Json.Obj, LabelledText> example =
        row ->
            new LabelledText(
                row.text("text").orElseThrow(),
                row.object("labels").flatMap(labels -> labels.text("intent")).orElseThrow());
    return JsonLines.read(file).stream().map(example).toList();
  }
}
