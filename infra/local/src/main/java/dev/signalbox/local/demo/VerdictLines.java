package dev.signalbox.local.demo;

import dev.signalbox.json.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;

/// Shows a judgement to a reader at a terminal.
final class VerdictLines {

  private static final int INDENT = 22;
  private static final List<String> ORDER = List.of("triage", "priority", "category", "sentiment");

  private final Terminal terminal;

  VerdictLines(Terminal terminal) {
    this.terminal = terminal;
  }

  void show(Judgement judgement) {
    String engine =
        judgement.verdicts().stream()
            .flatMap(verdict -> verdict.text("engine").stream())
            .findFirst()
            .orElse("");
    terminal.line("");
    terminal.line(
        terminal.bold(
            "The verdict, %s after the webhook, by the %s engine"
                .formatted(Terminal.seconds(judgement.took()), engine)));
    judgement.verdicts().stream()
        .sorted(Comparator.comparingInt(verdict -> ORDER.indexOf(processor(verdict))))
        .forEach(this::show);
  }

  private void show(Json.Obj verdict) {
    terminal.line("");
    if (!verdict.text("state").orElse("").equals("settled")) {
      terminal.item(processor(verdict), verdict.text("state").orElse(""));
      verdict.text("because").ifPresent(because -> terminal.wrapped(INDENT, because));
      return;
    }
    terminal.item(
        processor(verdict),
        verdict.text("label").orElse("") + "   confidence " + confidence(verdict));
    verdict
        .object("value")
        .flatMap(value -> value.text("summary"))
        .ifPresent(summary -> terminal.wrapped(INDENT, summary));
    JsonClient.objects(verdict, "evidence").forEach(this::quote);
  }

  private void quote(Json.Obj evidence) {
    terminal.wrapped(
        INDENT,
        "“%s” (%s)"
            .formatted(evidence.text("quote").orElse(""), evidence.text("source").orElse("")));
  }

  private static String processor(Json.Obj verdict) {
    return verdict.text("processor").orElse("");
  }

  private static BigDecimal confidence(Json.Obj verdict) {
    return verdict.decimal("confidence").orElse(BigDecimal.ZERO).setScale(2, RoundingMode.HALF_UP);
  }
}
