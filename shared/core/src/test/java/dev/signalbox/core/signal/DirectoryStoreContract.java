package dev.signalbox.core.signal;

import static dev.signalbox.core.Samples.NOON;
import static dev.signalbox.core.Samples.company;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.core.Race;
import dev.signalbox.core.Samples;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Company;
import dev.signalbox.core.psa.CompanyId;
import dev.signalbox.core.psa.Contact;
import dev.signalbox.core.psa.ContactId;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.JobRole;
import dev.signalbox.core.psa.PsaRecord;
import dev.signalbox.core.signal.DirectoryStore.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What every store of companies and contacts does.
public abstract class DirectoryStoreContract {

  protected abstract DirectoryStore store();

  private final ConnectionRef ref = Samples.newRef();
  private final CompanyId one = new CompanyId(1);

  @Test
  void companiesAndContactsAreFoundAsTheyWere() {
    Company full =
        new Company(one, "Ünique Ltd", false, 3L, 4L, new CompanyId(0), "+1", "ex.example", NOON);
    Contact contact =
        new Contact(new ContactId(1), one, "Pat", "Doe", "p@ex.example", "", "CEO", true, NOON);
    assertThat(store().save(ref, List.of(new Entry(full, NOON), new Entry(contact, NOON))))
        .isEqualTo(2);
    assertThat(store().findCompany(ref, one)).contains(full);
    assertThat(store().findContact(ref, new ContactId(1))).contains(contact);
  }

  @Test
  void newerReadingReplacesAnOlderOneOnly() {
    save("second", 2, 0);
    assertThat(save("first", 1, 9)).isZero();
    assertThat(save("tie, read later", 2, 1)).isEqualTo(1);
    assertThat(save("tie, read before", 2, 0)).isZero();
    assertThat(name()).isEqualTo("tie, read later");
  }

  @Test
  void unchangedOneCostsNoWrite() {
    save("same", 0, 0);
    assertThat(save("same", 0, 5)).isZero();
  }

  @Test
  void newestOfManyWritersAtOnceWins() {
    Race.run(10, i -> save("version " + i, i, 0));
    assertThat(name()).isEqualTo("version 9");
  }

  @Test
  void manyAreSavedCountedAndRemoved() {
    List<Entry> many =
        LongStream.rangeClosed(1, 230)
            .mapToObj(id -> new Entry(company(id, "c" + id, NOON), NOON))
            .toList();
    assertThat(store().save(ref, many)).isEqualTo(230);
    assertThat(store().save(ref, many)).isZero();
    assertThat(store().count(ref, Entity.COMPANY)).isEqualTo(230);
    assertThat(store().count(ref, Entity.CONTACT)).isZero();
    assertThat(store().remove(ref, Entity.COMPANY, 1, NOON)).isTrue();
    assertThat(store().remove(ref, Entity.COMPANY, 1, NOON)).isFalse();
    assertThat(store().count(ref, Entity.COMPANY)).isEqualTo(229);
    assertThat(store().leaveOut(ref, Entity.COMPANY, List.of(1L, 2L, 3L, 999L), NOON)).isEqualTo(2);
    assertThat(store().count(ref, Entity.COMPANY)).isEqualTo(227);
  }

  @Test
  void everyKindOfRecordIsFoundAsItWas() {
    List<PsaRecord> all = Records.ofTheDirectory();
    store().save(ref, all.stream().map(record -> new Entry(record, NOON)).toList());
    assertThat(all).extracting(PsaRecord::entity).doesNotHaveDuplicates();
    for (PsaRecord record : all) {
      assertThat(store().findAll(ref, record.entity(), List.of(record.recordId(), 99L)))
          .isEqualTo(Map.of(record.recordId(), record));
    }
  }

  @Test
  void recordWithoutADateOfChangeIsReplacedByALaterReadingThatDiffers() {
    JobRole old = new JobRole(8, "Engineer", true);
    JobRole renamed = new JobRole(8, "Senior engineer", true);
    store().save(ref, List.of(new Entry(old, NOON)));
    assertThat(store().save(ref, List.of(new Entry(old, NOON.plusSeconds(1))))).isZero();
    assertThat(store().save(ref, List.of(new Entry(renamed, NOON.plusSeconds(2))))).isEqualTo(1);
    assertThat(store().save(ref, List.of(new Entry(old, NOON)))).isZero();
    assertThat(store().findAll(ref, Entity.ROLE, List.of(8L))).containsValue(renamed);
  }

  /// As a company is held until what it has was read.
  @Test
  void recordWithADateBeforeAllOthersIsReplacedByTheSameOneWithItsOwn() {
    Instant before = Instant.EPOCH.minusSeconds(1);
    Company held = company(1, "One", before);
    Company same = company(1, "One", Instant.EPOCH);
    assertThat(store().save(ref, List.of(new Entry(held, NOON)))).isEqualTo(1);
    assertThat(store().findCompany(ref, one)).contains(held);
    assertThat(store().save(ref, List.of(new Entry(same, NOON)))).isEqualTo(1);
    assertThat(store().findCompany(ref, one)).contains(same);
    assertThat(store().save(ref, List.of(new Entry(held, NOON.plusSeconds(9))))).isZero();
    assertThat(store().findCompany(ref, one)).contains(same);
  }

  @Test
  void allAreListedPageByPageWithoutRepeats() {
    store()
        .save(
            ref,
            LongStream.rangeClosed(1, 57)
                .mapToObj(id -> new Entry(company(id, "c" + id, NOON), NOON))
                .toList());
    List<Long> seen = new ArrayList<>();
    String after = "";
    do {
      DirectoryStore.Listing page = store().list(ref, Entity.COMPANY, after, 10);
      assertThat(page.records()).hasSizeLessThanOrEqualTo(10);
      page.records().forEach(record -> seen.add(record.recordId()));
      after = page.next();
    } while (!after.isEmpty());
    assertThat(seen).doesNotHaveDuplicates().hasSize(57);
  }

  @Test
  void companiesAreListedByName() {
    names("zebra", "Äpfel & Co", "apple", "Mango");
    assertThat(search("", "", 10)).containsExactly("Äpfel & Co", "apple", "Mango", "zebra");
    DirectoryStore.Listing first = store().companies(ref, SearchName.of(""), "", 2);
    assertThat(first.next()).isNotEmpty();
    assertThat(search("", first.next(), 2)).containsExactly("Mango", "zebra");
    assertThatThrownBy(() -> store().companies(ref, SearchName.of(""), "nonsense", 2))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void companyIsFoundByTheBeginningOfAnyWord() {
    names("Harbourline Dental Group", "Dentons", "St. Mary's - Café", "Group Denver");
    assertThat(search("DENT", "", 10))
        .containsExactlyInAnyOrder("Harbourline Dental Group", "Dentons");
    assertThat(search("dental gr", "", 10)).containsExactly("Harbourline Dental Group");
    assertThat(search("cafe", "", 10)).containsExactly("St. Mary's - Café");
    assertThat(search("arbour", "", 10)).isEmpty();
  }

  @Test
  void renamedCompanyIsFoundByItsNewNameOnly() {
    save("Old name", 0, 0);
    save("New title", 1, 1);
    assertThat(search("old", "", 10)).isEmpty();
    assertThat(search("title", "", 10)).containsExactly("New title");
    assertThat(search("", "", 10)).containsExactly("New title");
    store().remove(ref, Entity.COMPANY, 1, NOON.plusSeconds(2));
    assertThat(search("title", "", 10)).isEmpty();
  }

  @Test
  void whateverRenamesRaceTheCompanyIsFoundByTheNameItHas() {
    Race.run(8, i -> save("Name" + i + " Ltd", i, 0));
    String name = name();
    assertThat(search(name, "", 10)).containsExactly(name);
    assertThat(search("ltd", "", 10)).containsExactly(name);
    assertThat(search("", "", 10)).containsExactly(name);
  }

  private void names(String... names) {
    List<Entry> entries = new ArrayList<>();
    for (String name : names) {
      entries.add(new Entry(company(entries.size() + 1, name, NOON), NOON));
    }
    store().save(ref, entries);
  }

  private List<String> search(String text, String after, int limit) {
    return store().companies(ref, SearchName.of(text), after, limit).records().stream()
        .map(record -> ((Company) record).name())
        .toList();
  }

  @Test
  @Tag("REC-04")
  void idsOfARangeAreNamed() {
    store()
        .save(
            ref,
            LongStream.rangeClosed(1, 60)
                .mapToObj(id -> new Entry(company(id, "C" + id, NOON), NOON))
                .toList());
    assertThat(store().idsBetween(ref, Entity.COMPANY, 17, 20))
        .containsExactlyInAnyOrder(18L, 19L, 20L);
    assertThat(store().idsBetween(ref, Entity.COMPANY, -1, Long.MAX_VALUE)).hasSize(60);
    assertThat(store().idsBetween(ref, Entity.CONTACT, -1, Long.MAX_VALUE)).isEmpty();
    assertThat(store().idsBetween(Samples.newRef(), Entity.COMPANY, -1, 20)).isEmpty();
  }

  @Test
  @Tag("P25")
  void anotherTenantSeesNothing() {
    save("mine", 0, 0);
    ConnectionRef other = Samples.newRef();
    assertThat(store().findCompany(other, one)).isEmpty();
    assertThat(store().count(other, Entity.COMPANY)).isZero();
    assertThat(store().list(other, Entity.COMPANY, "", 9).records()).isEmpty();
    assertThat(store().companies(other, SearchName.of(""), "", 9).records()).isEmpty();
    assertThat(store().findAll(other, Entity.COMPANY, List.of(1L))).isEmpty();
    assertThat(store().remove(other, Entity.COMPANY, 1, NOON)).isFalse();
    assertThat(store().leaveOut(other, Entity.COMPANY, List.of(1L), NOON)).isZero();
    assertThat(name()).isEqualTo("mine");
  }

  private int save(String name, long changedAfter, long readAfter) {
    return store()
        .save(
            ref,
            List.of(
                new Entry(
                    company(1, name, NOON.plusSeconds(changedAfter)),
                    NOON.plusSeconds(readAfter))));
  }

  private String name() {
    return store().findCompany(ref, one).orElseThrow().name();
  }
}
