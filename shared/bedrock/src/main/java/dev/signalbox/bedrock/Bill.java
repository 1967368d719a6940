package dev.signalbox.bedrock;

import dev.signalbox.core.triage.Provenance.Usage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.TokenUsage;

/// What the calls of one judgement took. Belongs to one thread.
final class Bill {

  private final Price price;
  private final List<Tokens> calls = new ArrayList<>();

  Bill(Price price) {
    this.price = price;
  }

  void add(@Nullable TokenUsage usage) {
    if (usage != null) {
      calls.add(Tokens.of(usage));
    }
  }

  Usage usage(long millis) {
    return new Usage(
        calls.stream().mapToLong(Tokens::prompt).sum(),
        calls.stream().mapToLong(Tokens::output).sum(),
        calls.stream().mapToLong(price::microDollars).sum(),
        millis);
  }
}
