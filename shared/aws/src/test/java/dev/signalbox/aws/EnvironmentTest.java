package dev.signalbox.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentTest {

  @Test
  void aFunctionSeesTheSettingsItIsBuiltWith() throws Exception {
    Environment given = new Environment(Map.of("TABLE_NAME", "state"));

    String seen = Environment.building(given, () -> Environment.current().get("TABLE_NAME"));

    assertThat(seen).isEqualTo("state");
    assertThat(Environment.current().find("TABLE_NAME_OF_NOBODY")).isEmpty();
  }

  @Test
  void aMissingSettingIsNamed() {
    assertThatThrownBy(() -> new Environment(Map.of("A", " ")).get("A"))
        .isInstanceOf(Environment.MissingSetting.class)
        .hasMessageContaining("A");
  }

  @Test
  void anObserverHearsEverySettingThatIsAskedFor() {
    var asked = new ArrayList<String>();
    var environment = new Environment(Map.of("A", "1"), asked::add);

    assertThat(environment.get("A")).isEqualTo("1");
    assertThat(environment.find("B")).isEmpty();

    assertThat(asked).containsExactly("A", "B");
  }
}
