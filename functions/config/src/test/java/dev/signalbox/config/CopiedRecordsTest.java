package dev.signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.Samples;
import dev.signalbox.core.psa.CompanyId;
import dev.signalbox.core.psa.ConfigurationItem;
import dev.signalbox.core.signal.DirectoryStore.Entry;
import dev.signalbox.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Companies and configuration items of a connection, as they were copied.
class CopiedRecordsTest extends WithAConnection {

  @Test
  @Tag("QUE-17")
  void companiesArePagedByNameAndSearched() {
    List<Entry> entries = new ArrayList<>();
    for (String name : List.of("Zebra Dental", "acme", "Ähnlich Dentists", "Middle")) {
      entries.add(new Entry(Samples.company(entries.size() + 1, name, Samples.NOON), Samples.NOON));
    }
    console.directory.save(ref, entries);

    Answer first = admin.get(path + "/companies?limit=3");
    String cursor = first.body().text("nextCursor").orElseThrow();
    Answer second = admin.get(path + "/companies?limit=3&cursor=" + cursor);
    Answer found = admin.get(path + "/companies?q=dent");

    assertThat(names(first)).containsExactly("acme", "Ähnlich Dentists", "Middle");
    assertThat(names(second)).containsExactly("Zebra Dental");
    assertThat(second.body().text("nextCursor")).isEmpty();
    assertThat(names(found)).containsExactlyInAnyOrder("Zebra Dental", "Ähnlich Dentists");
    assertThat(admin.get(path + "/companies?cursor=%21").status()).isEqualTo(422);
  }

  @Test
  @Tag("QUE-15")
  void itemWithoutATypeIsShownUnderTheGenericOne() {
    console.directory.save(
        ref,
        List.of(
            new Entry(
                new ConfigurationItem(
                    5, new CompanyId(1), null, null, "SRV", "", "", true, Samples.NOON),
                Samples.NOON)));

    Json.Obj item = admin.get(path + "/configuration-items").items().getFirst();

    assertThat(item.text("type")).contains("Generic");
    assertThat(item.number("typeId")).isEmpty();
  }

  private static List<String> names(Answer answer) {
    return answer.items().stream().map(row -> row.text("name").orElse("")).toList();
  }
}
