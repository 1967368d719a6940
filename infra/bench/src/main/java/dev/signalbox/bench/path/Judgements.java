package dev.signalbox.bench.path;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signalbox.json.Json;
import dev.signalbox.json.MalformedJson;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/// Reads what the functions log instead of letting it through: triage names the milliseconds from
/// the receipt of a ticket's webhook until its verdicts were stored. Faults are let through.
final class Judgements implements AutoCloseable {

  private final PrintStream before = System.out;
  private final List<Double> lags = new ArrayList<>();

  /// To be opened before the functions start: they keep the stream that they find.
  Judgements() {
    System.setOut(new Lines());
  }

  /// Those since the last time.
  synchronized List<Double> take() {
    List<Double> taken = List.copyOf(lags);
    lags.clear();
    return taken;
  }

  synchronized int count() {
    return lags.size();
  }

  private synchronized void read(String line) {
    Json.Obj entry = entry(line);
    if (entry.text("event").orElse("").equals("judged")) {
      lags.add((double) entry.number("lagMs").orElseThrow());
    } else if (!entry.text("level").orElse("").equals("info")) {
      before.println(line);
    }
  }

  private static Json.Obj entry(String line) {
    try {
      return Json.parseObject(line);
    } catch (MalformedJson notOurs) {
      return Json.object().build();
    }
  }

  @Override
  public void close() {
    System.setOut(before);
  }

  private final class Lines extends PrintStream {
    Lines() {
      super(new ByteArrayOutputStream(), true, UTF_8);
    }

    @Override
    public void println(String line) {
      read(line);
    }
  }
}
