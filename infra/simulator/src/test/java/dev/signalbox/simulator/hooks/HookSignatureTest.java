package dev.signalbox.simulator.hooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.json.Json;
import org.junit.jupiter.api.Test;

/// Vectors computed by hand from the vendor's rule: key, body bytes, header.
class HookSignatureTest {

  private static final String KEY = "0123456789abcdef0123456789ABCDEF";
  private static final String CREATE =
      """
      {"Action":"Create","Guid":"a1da62a4-2c49-40a8-8183-69994ce5b3eb","EntityType":"Ticket","Id":351181,"Fields":{"TicketNumber":"T20260105.0001"},"EventTime":"2026-01-05T14:57:50Z","SequenceNumber":1,"PersonID":30691780}\
      """
          .strip();
  private static final String UPDATE =
      """
      {"Action":"Update","Guid":"a1da62a4-2c49-40a8-8183-69994ce5b3eb","EntityType":"Ticket","Id":351181,"Fields":{"Title":"Caf\\u00E9 \\u0026 \\u0022S\\u00F6hne\\u0022 \\u003CO\\u0027Brien\\u003E \\u0060x\\u0060\\u002B1 \\uD83D\\uDE00\\r\\nline","Status":"5"},"EventTime":"2026-01-05T15:10:00Z","SequenceNumber":2,"PersonID":30691780}\
      """
          .strip();

  @Test
  void plainBodyHasTheKnownSignature() {
    assertThat(HookSignature.of(CREATE.getBytes(UTF_8), KEY))
        .isEqualTo("sha1=qK7ykXuwf2I0iI4BBlD2JI5gPqQ=");
  }

  @Test
  void escapedBodyHasTheKnownSignature() {
    assertThat(HookSignature.of(UPDATE.getBytes(UTF_8), KEY))
        .isEqualTo("sha1=NLTjiuHiqMT9jNIqqR13HgQgdBA=");
  }

  @Test
  void writerProducesTheBytesOfTheVectors() {
    assertThat(new String(DotNetJson.bytes(Json.parse(CREATE)), UTF_8)).isEqualTo(CREATE);
    assertThat(new String(DotNetJson.bytes(Json.parse(UPDATE)), UTF_8)).isEqualTo(UPDATE);
  }

  @Test
  void literalCharactersWouldCarryAnotherSignature() {
    String literal = UPDATE.replace("\\u0026", "&");
    assertThat(HookSignature.of(literal.getBytes(UTF_8), KEY))
        .isNotEqualTo(HookSignature.of(UPDATE.getBytes(UTF_8), KEY));
  }

  @Test
  void controlCharactersKeepShortEscapesWhereTheyExist() {
    assertThat(new String(DotNetJson.bytes(Json.text("\t\b\f\\\u0001\u007f/é")), UTF_8))
        .isEqualTo("\"\\t\\b\\f\\\\\\u0001\\u007F/\\u00E9\"");
  }
}
