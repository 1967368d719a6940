package dev.signalbox.bedrock;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// What a model costs, in US dollars per million tokens: so one token costs as many millionths of a
/// dollar.
///
/// @param longAbove prompts of more tokens cost `longFactor` times as much, answer included
record Price(
    BigDecimal input,
    BigDecimal output,
    BigDecimal cacheRead,
    BigDecimal cacheWrite,
    long longAbove,
    BigDecimal longFactor) {

  /// Rounded up: a call is never free.
  long microDollars(Tokens tokens) {
    BigDecimal sum =
        times(input, tokens.input())
            .add(times(output, tokens.output()))
            .add(times(cacheRead, tokens.cacheRead()))
            .add(times(cacheWrite, tokens.cacheWrite()));
    BigDecimal factor = tokens.prompt() > longAbove ? longFactor : BigDecimal.ONE;
    return sum.multiply(factor).setScale(0, RoundingMode.CEILING).longValueExact();
  }

  private static BigDecimal times(BigDecimal price, long tokens) {
    return price.multiply(BigDecimal.valueOf(tokens));
  }
}
