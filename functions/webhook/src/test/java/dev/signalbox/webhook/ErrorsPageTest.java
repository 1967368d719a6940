package dev.signalbox.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What is written about refused deliveries is what the code says. `-Ddocs.write=true` writes it
/// anew.
class ErrorsPageTest {

  private static final Path PAGE = Path.of("..", "..", "infra", "docs", "errors.md");
  private static final String HEADING = "## Deliveries";

  @Test
  void partOfTheErrorsPageIsWhatTheCodeSays() throws IOException {
    String page = Files.readString(PAGE);
    String now = page.substring(0, page.indexOf(HEADING)) + deliveries();
    if (Boolean.getBoolean("docs.write")) {
      Files.writeString(PAGE, now);
    }
    assertThat(Files.readString(PAGE))
        .as("errors.md is out of date: run this test with -Ddocs.write=true")
        .isEqualTo(now);
  }

  private static String deliveries() {
    return """
    ## Deliveries from a PSA

    Answers to `POST /webhooks/…` are for the PSA, which decides by the status whether it sends the
    delivery again. What is queued, or needs nothing (an event that we do not use, a connection that
    is paused), is answered with 202 and no body; refusals are problems as above.

    | type | status | what it says | next step |
    | --- | --- | --- | --- |
    %s

    This table is generated from `DeliveryError` and held to it by a test.
    """
        .formatted(
            Arrays.stream(DeliveryError.values())
                .map(error ->
                    "| `%s` | %d | %s | %s |"
                        .formatted(error.uri(), error.status(), error.title(), error.nextStep()))
                .collect(Collectors.joining("\n")));
  }
}
