package dev.signalbox.aws.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.SeededRandomness;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SignedHookTokensTest {

  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  private final SignedHookTokens tokens = tokens(1);

  @Test
  void tokenOfOursIsRecognisedUnderOneName() {
    String token = tokens.mint();
    assertThat(token).matches("[A-Za-z0-9_-]{32}");
    assertThat(tokens.check(token)).isPresent().isEqualTo(tokens(1).check(token));
    assertThat(token).startsWith(tokens.check(token).orElseThrow().substring(0, 21));
  }

  @Test
  void tokensDiffer() {
    Set<String> minted = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      minted.add(tokens.mint());
    }
    assertThat(minted).hasSize(1_000);
  }

  @Test
  @Tag("P2")
  void tokenWithAnyOneCharacterChangedIsNotOurs() {
    String token = tokens.mint();
    for (int at = 0; at < token.length(); at++) {
      for (int i = 0; i < LETTERS.length(); i++) {
        String forged = token.substring(0, at) + LETTERS.charAt(i) + token.substring(at + 1);
        assertThat(tokens.check(forged).isPresent()).isEqualTo(forged.equals(token));
      }
    }
  }

  @Test
  void tokenOfAnotherDeploymentIsNotOurs() {
    assertThat(tokens(2).check(tokens.mint())).isEmpty();
  }

  @Test
  void textsOfOtherShapesAreNotOurs() {
    String token = tokens.mint();
    for (String text :
        new String[] {"", token + "A", token.substring(1), " ".repeat(32), "é".repeat(32)}) {
      assertThat(tokens.check(text)).isEmpty();
    }
  }

  private static SignedHookTokens tokens(int key) {
    byte[] bytes = new byte[64];
    bytes[0] = (byte) key;
    DeploymentKey made = new DeploymentKey(bytes);
    return new SignedHookTokens(() -> made, new SeededRandomness(42));
  }
}
