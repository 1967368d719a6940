package dev.signalbox.autotask;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.json.Json;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutlineTest {

  private static final Call QUERY = Call.query("Tickets", Json.object().build());
  private static final String DETAILS =
      "\"pageDetails\":{\"count\":2,\"requestCount\":500,\"nextPageUrl\":null}";

  @Test
  void tellsTheRecordsAndTheLastId() {
    assertThat(outline("{\"items\":[{\"id\":7,\"title\":\"a\"},{\"title\":\"b\",\"id\":12}]}"))
        .hasValue(new Outline(2, 12));
    assertThat(outline(" {\n\"items\" : [ { \"id\" : 7 } ] ,\r\n" + DETAILS + " } "))
        .hasValue(new Outline(1, 7));
  }

  @Test
  void pageWithoutRecordsHasNone() {
    assertThat(outline("{\"items\":[]," + DETAILS + "}")).hasValue(new Outline(0, -1));
  }

  /// What people write may look like anything.
  @Test
  void idsInTextsAndInnerObjectsAreNotTheRecords() {
    String row =
        "{\"id\":3,\"a\":\"\\\"id\\\":99}]\\\\\",\"fields\":[{\"id\":98,\"n\":[[1,-2.5e3],{}]}],"
            + "\"b\":null,\"c\":true}";
    assertThat(outline("{\"items\":[" + row + "]}")).hasValue(new Outline(1, 3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "{\"items\":null}",
        "{\"items\":[1]}",
        "{\"items\":[{\"title\":\"none\"}]}",
        "{\"items\":[{\"id\":\"7\"}]}",
        "{\"items\":[{\"id\":-7}]}",
        "{\"items\":[{\"id\":7}],\"errors\":[\"Too many.\"]}",
        "{\"errors\":[\"Too many.\"],\"items\":[]}",
        "{\"Items\":[{\"id\":7}]}",
        "{\"items\":[{\"id\":7}]} more",
        "{\"items\":[{\"id\":7},]}",
        "{\"pageDetails\":{}}"
      })
  void whatIsNotPlainlyAPageHasToBeParsed(String body) {
    assertThat(outline(body)).isEmpty();
  }

  @Test
  void answerThatStopsAnywhereHasToBeParsed() {
    String whole =
        "{\"items\":[{\"id\":7,\"a\":\"b\\\\\"},{\"id\":8,\"c\":[1,2]}]," + DETAILS + "}";
    for (int length = 0; length < whole.length(); length++) {
      assertThat(outline(whole.substring(0, length))).as("%d bytes", length).isEmpty();
    }
  }

  @Test
  void onlyAnswersToQueriesHaveOne() {
    Call count = Call.count("Tickets", Json.object().build());
    assertThat(Outline.of(count, "{\"items\":[]}".getBytes(UTF_8))).isEmpty();
  }

  /// Nothing but a page or nothing may come of it, whichever byte became whatever.
  @Test
  void damagedAnswersDoNotBreakIt() {
    byte[] whole =
        ("{\"items\":[{\"id\":7,\"a\":\"b\\\\ü\",\"x\":{\"y\":[1]}},{\"id\":8}]," + DETAILS + "}")
            .getBytes(UTF_8);
    for (int at = 0; at < whole.length; at++) {
      for (int value = 0; value < 256; value++) {
        byte[] damaged = whole.clone();
        damaged[at] = (byte) value;
        Optional<Outline> outline = Outline.of(QUERY, damaged);
        assertThat(outline.map(Outline::records).orElse(0))
            .as("%d at %d", value, at)
            .isBetween(0, 3);
      }
    }
  }

  private static Optional<Outline> outline(String body) {
    return Outline.of(QUERY, body.getBytes(UTF_8));
  }
}
