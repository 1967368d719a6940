package dev.signalbox.bench.engine;

import dev.signalbox.bench.Report;
import dev.signalbox.embedded.EmbeddedEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;

/// `make bench-engine`: how often the embedded engine is right, against the commonest answer and
/// against word counts alone, and how long it takes. `ARGS=DIR` for data from another folder.
public final class EngineBench {

  private EngineBench() {}

  public static void main(String[] arguments) throws IOException {
    Path data = Path.of(arguments.length > 0 ? arguments[0] : "infra/bench/data");
    var engine = EmbeddedEngine.bundled(InstantSource.system());
    var report = new Report("engine");
    long began = System.nanoTime();
    engine.prime();
    report.add(new Report.Row("engine ready", millisSince(began), "ms", null, 1));
    Taxonomy taxonomy = Taxonomy.read(data.resolve("golden/taxonomy.json"));
    new Golden("golden, new tenant", engine, taxonomy, data, false).measure(report);
    new Golden("golden, five folds", engine, taxonomy, data, true).measure(report);
    Banking77.measure(engine.embedder(), data, report);
    System.out.println(report.markdown());
    System.out.println(report.write());
  }

  private static double millisSince(long began) {
    return (System.nanoTime() - began) / 1e6;
  }
}
