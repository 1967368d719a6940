package dev.signalbox.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelProfilesTest {

  private final ModelProfiles profiles = ModelProfiles.shipped();

  /// Money for one intake call of 4,700 tokens in and 380 out, none of them cached.
  @ParameterizedTest
  @CsvSource({
    "global.anthropic.claude-haiku-5-5, FORCED_TOOL, 660",
    "eu.anthropic.claude-haiku-5-5, FORCED_TOOL, 726",
    "us.anthropic.claude-sonnet-5-5, OFFERED_TOOL, 13200",
    "us.anthropic.claude-haiku-4-5-20251001-v1:0, FORCED_TOOL, 7260",
    "us.amazon.nova-2-lite-v1:0, FORCED_TOOL, 2596",
    "amazon.nova-lite-v1:0, FORCED_TOOL, 374",
    "us.amazon.nova-micro-v1:0, FORCED_TOOL, 218",
    "openai.gpt-oss-20b-1:0, OFFERED_TOOL, 443",
    "somebody.else-v1, OFFERED_TOOL, 26400"
  })
  void aModelHasItsWayToAnswerAndItsPrice(String model, AnswerMode mode, long microDollars) {
    ModelProfile profile = profiles.get(model);

    assertThat(AnswerMode.of(profile)).isEqualTo(mode);
    assertThat(profile.price().microDollars(new Tokens(4_700, 380, 0, 0))).isEqualTo(microDollars);
  }

  @Test
  void aLongPromptOfHaikuCostsFiveTimesAsMuch() {
    Price price = profiles.get("global.anthropic.claude-haiku-5-5").price();

    assertThat(price.microDollars(new Tokens(100_000, 1_000, 0, 0))).isEqualTo(10_500);
    assertThat(price.microDollars(new Tokens(100_000, 1_000, 1_000, 0))).isEqualTo(52_550);
  }

  @Test
  void anUnknownModelCostsNoLessThanAnyOther() {
    assertThat(profiles.get("x").known()).isFalse();
    assertThat(profiles.get("x").price().microDollars(new Tokens(1_000, 1_000, 1_000, 1_000)))
        .isGreaterThanOrEqualTo(
            profiles
                .get("us.anthropic.claude-opus-5-5")
                .price()
                .microDollars(new Tokens(1_000, 1_000, 1_000, 1_000)));
  }

  @Test
  void profilesWithoutOneForUnknownModelsAreRefused() {
    assertThatThrownBy(() -> ModelProfiles.read("{\"models\":[]}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("unknown models");
  }

  @Test
  void anIncompleteProfileIsRefusedByName() {
    assertThatThrownBy(() -> ModelProfiles.read("{\"models\":[{\"id\":\"*\"}]}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The model profile * lacks \"forcedTool\".");
  }
}
