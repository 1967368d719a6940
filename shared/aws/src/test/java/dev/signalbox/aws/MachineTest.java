package dev.signalbox.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.Ids;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MachineTest {

  @Test
  void idsAreUlidsThatNeverRepeatAndSortByTime() {
    Ids ids = Machine.ids();
    Set<String> made = new HashSet<>();
    String before = "";
    for (int i = 0; i < 10_000; i++) {
      String id = ids.next();
      assertThat(id).matches("[0-9A-HJKMNP-TV-Z]{26}");
      assertThat(id.substring(0, 10)).isGreaterThanOrEqualTo(before);
      before = id.substring(0, 10);
      made.add(id);
    }
    assertThat(made).hasSize(10_000);
  }
}
