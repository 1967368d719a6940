package dev.signalbox.autotask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.psa.Audience;
import dev.signalbox.core.psa.Writer;
import dev.signalbox.json.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who wrote a note and who may read it, by what Autotask shows of it.
class NoteKindsTest {

  @ParameterizedTest
  @CsvSource({
    "3, 5, , TECHNICIAN",
    "3, , 77, CUSTOMER",
    "3, 5, 77, CUSTOMER",
    "18, 5, , CUSTOMER",
    "101, , , CUSTOMER",
    "13, 5, , PROGRAM",
    "99, 5, , PROGRAM",
    "3, , , PROGRAM",
    ", 5, , TECHNICIAN"
  })
  void writerShowsInAuthorAndType(Long type, Long resource, Long contact, Writer writer) {
    assertThat(
            NoteKinds.writer(
                new Row(
                    Json.object()
                        .put("noteType", type)
                        .put("creatorResourceID", resource)
                        .put("createdByContactID", contact)
                        .build())))
        .isEqualTo(writer);
  }

  @ParameterizedTest
  @CsvSource({"1, CUSTOMER", "2, INTERNAL", "4, INTERNAL", "77, INTERNAL", ", INTERNAL"})
  void onlyTheLevelOfAllUsersIsForCustomers(Long publish, Audience audience) {
    assertThat(NoteKinds.audience(new Row(Json.object().put("publish", publish).build())))
        .isEqualTo(audience);
  }
}
