package dev.signalbox.core.signal;

import static dev.signalbox.core.Samples.NOON;
import static dev.signalbox.core.Samples.company;
import static dev.signalbox.core.Samples.note;
import static dev.signalbox.core.Samples.signal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.Race;
import dev.signalbox.core.Samples;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Company;
import dev.signalbox.core.psa.CompanyId;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.Note;
import dev.signalbox.core.psa.PsaRecord;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.signal.DirectoryStore.Entry;
import dev.signalbox.core.signal.SignalStore.Child;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What every store does when a record is written that was read before it was found to be gone.
/// Numbers are seconds after noon.
public abstract class TombstonesContract {

  protected abstract SignalStore signals();

  protected abstract DirectoryStore directory();

  private final ConnectionRef ref = Samples.newRef();
  private final TicketId one = new TicketId(1);
  private final TicketId two = new TicketId(2);

  @BeforeEach
  void holdTwoTickets() {
    signals().save(ref, signal(1), Optional.empty());
    signals().save(ref, signal(2), Optional.empty());
  }

  @Test
  @Tag("P19")
  @Tag("REC-04")
  void whatWasReadBeforeItWasFoundGoneDoesNotComeBack() {
    save("text", 1, 1);
    assertThat(gone(3)).isTrue();
    assertThat(save("text", 1, 2)).isZero();
    assertThat(save("changed", 9, 3)).isZero();
    assertThat(save(note(5, 2, "moved", NOON.plusSeconds(9)), 2)).isZero();
    assertThat(texts(one)).isEmpty();
    assertThat(texts(two)).isEmpty();
  }

  @Test
  @Tag("P19")
  void whatWasNeverHeldDoesNotComeEither() {
    assertThat(gone(3)).isFalse();
    assertThat(save("text", 1, 2)).isZero();
    assertThat(texts(one)).isEmpty();
  }

  @Test
  void whatIsShownAgainLaterComesBackAndIsHeldAsAnyOther() {
    save("text", 1, 1);
    gone(3);
    assertThat(save("text", 1, 4)).isEqualTo(1);
    assertThat(texts(one)).containsExactly("text");
    assertThat(signals().parentOf(ref, Entity.NOTE, 5)).contains(one);
    assertThat(signals().count(ref, Entity.NOTE)).isEqualTo(1);
    assertThat(save("text", 1, 5)).isZero();
    assertThat(save("older", 0, 6)).isZero();
    assertThat(gone(7)).isTrue();
    assertThat(save("text", 1, 6)).isZero();
  }

  @Test
  @Tag("P19")
  void whatWasReadAfterThePsaWasAskedStays() {
    save("text", 1, 4);
    assertThat(gone(3)).isFalse();
    assertThat(texts(one)).containsExactly("text");
    assertThat(signals().parentOf(ref, Entity.NOTE, 5)).contains(one);
  }

  @Test
  void ofTwoAnswersTheLaterOneCounts() {
    gone(6);
    gone(3);
    assertThat(save("text", 1, 5)).isZero();
    gone(8);
    assertThat(save("text", 1, 7)).isZero();
    assertThat(save("text", 1, 9)).isEqualTo(1);
  }

  @Test
  void aTombstoneIsNowhereToBeSeen() {
    save("text", 1, 1);
    gone(3);
    assertThat(signals().count(ref, Entity.NOTE)).isZero();
    assertThat(signals().parentOf(ref, Entity.NOTE, 5)).isEmpty();
    assertThat(signals().childIds(ref, Entity.NOTE, List.of(one, two))).isEmpty();
    assertThat(signals().mendChildren(ref, Entity.NOTE, List.of(one, two), List.of(5L))).isEmpty();
    assertThat(signals().clear(ref, 10)).isEqualTo(2);
    assertThat(signals().clear(ref, 10)).isZero();
  }

  @Test
  void aClearKeepsIt() {
    save("text", 1, 1);
    gone(3);
    signals().clear(ref, 10);
    holdTwoTickets();
    assertThat(save("text", 1, 2)).isZero();
    assertThat(save("text", 1, 4)).isEqualTo(1);
  }

  @Test
  void itIsOneConnectionsAndOneKindsOnly() {
    ConnectionRef other = Samples.newRef();
    signals().save(other, signal(1), Optional.empty());
    signals().removeChild(other, Entity.NOTE, 5, NOON.plusSeconds(3));
    signals().removeChild(ref, Entity.TIME_ENTRY, 5, NOON.plusSeconds(3));
    directory().remove(other, Entity.COMPANY, 1, NOON.plusSeconds(3));
    directory().remove(ref, Entity.CONTACT, 1, NOON.plusSeconds(3));
    assertThat(save("text", 1, 2)).isEqualTo(1);
    assertThat(saveCompany("Name", 1, 2)).isEqualTo(1);
  }

  @Test
  @Tag("P19")
  void howeverReadingsAndAnAnswerRaceTheLatestCounts() {
    race(0, 4);
    assertThat(texts(one)).containsExactly("version 7");
    assertThat(names()).containsExactly("version 7");
    race(10, 20);
    assertThat(texts(one)).isEmpty();
    assertThat(signals().count(ref, Entity.NOTE)).isZero();
    assertThat(names()).isEmpty();
    assertThat(directory().count(ref, Entity.COMPANY)).isZero();
  }

  /// Seven readings, and an answer that shows nothing.
  private void race(int from, int goneAt) {
    Race.run(
        8,
        i -> {
          int at = from + i;
          if (i == 4) {
            boolean note = gone(goneAt);
            return directory().remove(ref, Entity.COMPANY, 1, NOON.plusSeconds(goneAt)) || note;
          }
          return save("version " + i, at, at) + saveCompany("version " + i, at, at) > 0;
        });
  }

  @Test
  @Tag("P19")
  @Tag("REC-04")
  void ofARecordThatIsNoTicketsTheLatestCountsToo() {
    for (PsaRecord record : Records.ofTheDirectory()) {
      long id = record.recordId();
      directory().remove(ref, record.entity(), id, NOON.plusSeconds(3));
      assertThat(save(record, 2)).as(record.toString()).isZero();
      assertThat(directory().findAll(ref, record.entity(), List.of(id))).isEmpty();
      assertThat(save(record, 4)).as(record.toString()).isEqualTo(1);
      assertThat(directory().remove(ref, record.entity(), id, NOON.plusSeconds(3))).isFalse();
      assertThat(directory().findAll(ref, record.entity(), List.of(id)))
          .isEqualTo(Map.of(id, record));
      assertThat(directory().remove(ref, record.entity(), id, NOON.plusSeconds(5))).isTrue();
      assertThat(save(record, 5)).as(record.toString()).isZero();
      assertThat(directory().count(ref, record.entity())).isZero();
    }
  }

  @Test
  void tombstonesOfCompaniesAreNowhereToBeSeen() {
    for (long id = 1; id <= 40; id++) {
      save(company(id, "Company " + id, NOON), 1);
    }
    for (long id = 1; id <= 40; id++) {
      if (id != 32) {
        directory().remove(ref, Entity.COMPANY, id, NOON.plusSeconds(2));
      }
    }
    assertThat(directory().findCompany(ref, new CompanyId(1))).isEmpty();
    assertThat(directory().count(ref, Entity.COMPANY)).isEqualTo(1);
    assertThat(directory().idsBetween(ref, Entity.COMPANY, 0, 99)).containsExactly(32L);
    assertThat(names()).containsExactly("Company 32");
    assertThat(directory().list(ref, Entity.COMPANY, "", 3).records())
        .extracting(PsaRecord::recordId)
        .containsExactly(32L);
    assertThat(save(company(1, "Company 1", NOON), 2)).isZero();
    assertThat(save(company(2, "Back again", NOON), 3)).isEqualTo(1);
    assertThat(names()).containsExactly("Back again", "Company 32");
  }

  @Test
  @Tag("P19")
  void whatIsLeftOutComesBackByALaterReadingOnly() {
    save(company(1, "Held", NOON), 1);
    save(company(2, "Read since", NOON), 4);
    assertThat(leaveOut(3, 1L, 2L, 3L)).isEqualTo(1);
    assertThat(names()).containsExactly("Read since");
    assertThat(save(company(1, "As before", NOON), 2)).isZero();
    assertThat(save(company(3, "Never held", NOON), 2)).isZero();
    assertThat(leaveOut(2, 1L)).isZero();
    assertThat(save(company(1, "As before", NOON), 3)).isZero();
    assertThat(save(company(1, "In scope again", NOON), 4)).isEqualTo(1);
    assertThat(save(company(3, "In scope, too", NOON), 4)).isEqualTo(1);
    assertThat(names()).containsExactly("In scope again", "In scope, too", "Read since");
  }

  private int leaveOut(long knownAfter, Long... ids) {
    return directory().leaveOut(ref, Entity.COMPANY, List.of(ids), NOON.plusSeconds(knownAfter));
  }

  @Test
  void manyOfWhichSomeAreGoneAreSavedAtOnce() {
    List<Child> notes = new ArrayList<>();
    List<Entry> companies = new ArrayList<>();
    for (long id = 1; id <= 60; id++) {
      notes.add(new Child(note(id, 1, "Note " + id, NOON), NOON.plusSeconds(2)));
      companies.add(new Entry(company(id, "Company " + id, NOON), NOON.plusSeconds(2)));
      if (id % 3 == 0) {
        signals().removeChild(ref, Entity.NOTE, id, NOON.plusSeconds(3));
        directory().remove(ref, Entity.COMPANY, id, NOON.plusSeconds(3));
      }
    }
    assertThat(signals().saveChildren(ref, notes).written()).isEqualTo(40);
    assertThat(signals().saveChildren(ref, notes).skipped()).isZero();
    assertThat(directory().save(ref, companies)).isEqualTo(40);
    assertThat(signals().count(ref, Entity.NOTE)).isEqualTo(40);
    assertThat(directory().count(ref, Entity.COMPANY)).isEqualTo(40);
  }

  private boolean gone(long askedAfter) {
    return signals().removeChild(ref, Entity.NOTE, 5, NOON.plusSeconds(askedAfter));
  }

  private int save(String text, long changedAfter, long readAfter) {
    return save(note(5, 1, text, NOON.plusSeconds(changedAfter)), readAfter);
  }

  private int save(Note note, long readAfter) {
    return signals()
        .saveChildren(ref, List.of(new Child(note, NOON.plusSeconds(readAfter))))
        .written();
  }

  private int saveCompany(String name, long changedAfter, long readAfter) {
    return save(company(1, name, NOON.plusSeconds(changedAfter)), readAfter);
  }

  private int save(PsaRecord record, long readAfter) {
    return directory().save(ref, List.of(new Entry(record, NOON.plusSeconds(readAfter))));
  }

  private List<String> texts(TicketId ticket) {
    return signals().story(ref, ticket).orElseThrow().notes().stream().map(Note::text).toList();
  }

  private List<String> names() {
    return directory().companies(ref, SearchName.of(""), "", 100).records().stream()
        .map(company -> ((Company) company).name())
        .toList();
  }
}
