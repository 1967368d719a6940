package dev.signalbox.aws.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Signatures of statements.
class StatementSealTest {

  private static final String TEXT = "{\"v\":1,\"name\":\"Größe\",\"here\":812}";

  /// As the command in infra/docs/statements.md makes it.
  private static final String SIGNATURE = "OuDT-7mY6ejcDwuo5zl2F4viaI7tnkZ6-Ja-ZIeWySM";

  private final StatementSeal seal = withKey("a key of at least thirty-two characters");

  private static StatementSeal withKey(String key) {
    return new StatementSeal(() -> key.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  @Tag("REC-07")
  void signatureIsWhatTheDocumentedCommandMakes() {
    assertThat(seal.sign(TEXT)).isEqualTo(SIGNATURE);
    assertThat(seal.isGenuine(TEXT, SIGNATURE)).isTrue();
  }

  @Test
  @Tag("REC-07")
  void anotherTextKeyOrSignatureIsNotGenuine() {
    assertThat(seal.isGenuine(TEXT.replace("812", "813"), SIGNATURE)).isFalse();
    assertThat(seal.isGenuine(TEXT + " ", SIGNATURE)).isFalse();
    assertThat(seal.isGenuine(TEXT, SIGNATURE + "A")).isFalse();
    assertThat(seal.isGenuine(TEXT, "")).isFalse();
    assertThat(withKey("another key of at least thirty-two").isGenuine(TEXT, SIGNATURE)).isFalse();
  }
}
