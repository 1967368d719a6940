package dev.signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.json.Json;
import org.junit.jupiter.api.AfterEach;

/// A test of a connection with which nothing is wrong until the test says so.
abstract class WithAReadyDesk {

  final ReadyDesk ready = new ReadyDesk();

  @AfterEach
  void close() {
    ready.close();
  }

  static String value(Json.Obj line) {
    return line.text("value").orElse("");
  }

  static String menu(Json.Obj line) {
    return line.text("menuPath").orElse("");
  }

  final void expectFirst(String id, String value) {
    Json.Obj first = ready.first();
    assertThat(first.write()).contains("\"state\":\"fail\"").contains("\"id\":\"" + id + "\"");
    assertThat(value(first)).isEqualTo(value);
    assertThat(first.text("nextStep")).isPresent();
  }
}
