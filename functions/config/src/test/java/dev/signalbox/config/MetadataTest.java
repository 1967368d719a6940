package dev.signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.schema.PickValue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @ParameterizedTest
  @CsvSource({
    "queueID, queues",
    "status, statuses",
    "ticketType, types",
    "ticketCategory, categories",
    "issueType, issueTypes",
    "priority, priorities",
    "source, sources"
  })
  @Tag("STA-18")
  void eachListTellsWhatWasAddedRenamedRetiredAndRemoved(String field, String list) {
    desk.changePicklist(field, _ -> List.of(pick(901, "One", true), pick(902, "Two", true)));
    admin.post(path + "/metadata/refresh");
    desk.changePicklist(field, _ -> List.of(pick(901, "Uno", false), pick(903, "Three", true)));

    Answer answer = admin.post(path + "/metadata/refresh");

    assertThat(answer.body().list("changes"))
        .extracting(MetadataTest::told)
        .containsExactlyInAnyOrder(
            list + " 901 renamed Uno One",
            list + " 901 retired Uno ",
            list + " 903 added Three ",
            list + " 902 removed Two ");
    assertThat(admin.post(path + "/metadata/refresh").body().list("changes")).isEmpty();
  }

  private static PickValue pick(long id, String label, boolean active) {
    return new PickValue(id, label, (int) id, null, false, active, false);
  }

  private static String told(Json change) {
    Json.Obj told = (Json.Obj) change;
    return String.join(
        " ",
        told.text("list").orElse(""),
        String.valueOf(told.number("id").orElse(0)),
        told.text("change").orElse(""),
        told.text("name").orElse(""),
        told.text("before").orElse(""));
  }
}
