package dev.signalbox.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  @Test
  void whatIsWrittenReadsBackTheSame() {
    Json value =
        Json.object()
            .put("text", "Caf\u00e9 \"x\" \n \uD83D\uDE00")
            .put("number", 12345678901L)
            .put("none", Json.none())
            .put("list", Json.array(Json.bool(true), Json.number(1.50)))
            .build();

    assertThat(Json.parse(value.write())).isEqualTo(value);
    assertThat(Json.parse(value.bytes())).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "{", "[1,]", "{\"a\":1,}", "01", "1 2", "nul", "'a'", "{a:1}", "NaN"})
  void whatIsNotOneJsonValueIsRefused(String text) {
    assertThatThrownBy(() -> Json.parse(text)).isInstanceOf(MalformedJson.class);
  }

  @Test
  void nestingDeeperThan64IsRefused() {
    assertThat(Json.parse("[".repeat(64) + "]".repeat(64))).isInstanceOf(Json.Arr.class);
    assertThatThrownBy(() -> Json.parse("[".repeat(65) + "]".repeat(65)))
        .isInstanceOf(MalformedJson.class);
  }

  @Test
  void brokenUtf8IsRefused() {
    assertThatThrownBy(() -> Json.parse(new byte[] {'"', (byte) 0xC0, (byte) 0x80, '"'}))
        .isInstanceOf(MalformedJson.class);
    assertThatThrownBy(() -> Json.parse("\"a\"".getBytes(StandardCharsets.UTF_16LE)))
        .isInstanceOf(MalformedJson.class);
  }

  @Test
  void anErrorNeverRepeatsTheContent() {
    assertThatThrownBy(() -> Json.parse("{\"secret\":hunter2}"))
        .isInstanceOf(MalformedJson.class)
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void aNumberIsWholeOrAbsent() {
    Json.Obj obj = Json.parseObject("{\"a\":5,\"b\":\"7\",\"c\":1.5,\"d\":1e400,\"e\":null}");

    assertThat(obj.number("a")).isEqualTo(OptionalLong.of(5));
    assertThat(obj.number("b")).isEqualTo(OptionalLong.of(7));
    assertThat(obj.number("c")).isEmpty();
    assertThat(obj.number("d")).isEmpty();
    assertThat(obj.number("e")).isEmpty();
    assertThat(obj.find("e")).isEmpty();
  }

  @Test
  void exponentThatNoNumberCanHoldIsRefused() {
    assertThatThrownBy(() -> Json.parse("[0.4e00669999999999999999999999999999]"))
        .isInstanceOf(MalformedJson.class);
  }
}
