package dev.signalbox.core.signal;

import static dev.signalbox.core.Samples.NOON;
import static dev.signalbox.core.Samples.company;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.Race;
import dev.signalbox.core.Samples;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Company;
import dev.signalbox.core.psa.CompanyId;
import dev.signalbox.core.psa.Contact;
import dev.signalbox.core.psa.ContactId;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.signal.DirectoryStore.Entry;
import java.util.List;
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
    assertThat(store().remove(ref, Entity.COMPANY, 1)).isTrue();
    assertThat(store().remove(ref, Entity.COMPANY, 1)).isFalse();
    assertThat(store().count(ref, Entity.COMPANY)).isEqualTo(229);
  }

  @Test
  @Tag("P25")
  void anotherTenantSeesNothing() {
    save("mine", 0, 0);
    ConnectionRef other = Samples.newRef();
    assertThat(store().findCompany(other, one)).isEmpty();
    assertThat(store().count(other, Entity.COMPANY)).isZero();
    assertThat(store().remove(other, Entity.COMPANY, 1)).isFalse();
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
