package dev.signalbox.embedded.bench;

import dev.signalbox.embedded.EmbeddedEngine;
import dev.signalbox.embedded.Embedder;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// Measures the embedded engine and prints a Markdown table. First argument: the data folder, by
/// default `infra/bench/data`.
public final class EngineBench {

  private EngineBench() {}

  public static void main(String[] arguments) {
    Path data = Path.of(arguments.length > 0 ? arguments[0] : "infra/bench/data");
    measure(data).forEach(System.out::println);
  }

  /// All figures in one run, baselines included.
  public static List<Figure> measure(Path data) {
    Embedder embedder = EmbeddedEngine.bundled(InstantSource.system()).embedder();
    List<Figure> figures = new ArrayList<>();
    figures.addAll(Banking77.measure(embedder, data));
    return figures;
  }
}
