package dev.signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.schema.PickValue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Reading anew what the PSA calls its statuses, queues, types and categories.
class MetadataTest extends WithAConnection {

  @Test
  @Tag("STA-18")
  void refreshReadsNamesAnewAndTellsWhatChanged() {
    admin.post(path + "/metadata/refresh");
    desk.changePicklist(
        "status",
        statuses -> {
          List<PickValue> more = new ArrayList<>(statuses);
          more.replaceAll(pick ->
              pick.value() == 7
                  ? new PickValue(7, "On hold", pick.sortOrder(), null, false, true, false)
                  : pick);
          more.add(new PickValue(77, "Parked", 99, null, false, true, false));
          return more;
        });

    Answer answer = admin.post(path + "/metadata/refresh");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().list("changes"))
        .extracting(change -> ((Json.Obj) change).text("change").orElse(""))
        .containsExactlyInAnyOrder("renamed", "added");
    assertThat(admin.post(path + "/metadata/refresh").body().list("changes")).isEmpty();
    assertThat(console.settings.fields(ref).orElseThrow().statuses())
        .anyMatch(status -> status.id() == 77);
  }
}
