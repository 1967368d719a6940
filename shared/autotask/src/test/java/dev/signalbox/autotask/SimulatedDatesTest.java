package dev.signalbox.autotask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.psa.Company;
import dev.signalbox.core.psa.Contact;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.Note;
import dev.signalbox.core.psa.PsaRecord;
import dev.signalbox.core.psa.Purpose;
import dev.signalbox.core.psa.Slice;
import dev.signalbox.core.psa.Ticket;
import dev.signalbox.core.psa.TimeEntry;
import dev.signalbox.simulator.autotask.account.DateSwitches;
import dev.signalbox.simulator.autotask.account.Switches;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// However finely the vendor writes its times, they are read as the moments they are, and what
/// changed is found whichever date a change moves.
class SimulatedDatesTest {

  private static final Instant FINE = Instant.parse("2026-03-01T12:00:00.123456789Z");

  static Stream<DateSwitches> everyWayToWriteTimes() {
    return IntStream.rangeClosed(0, DateSwitches.MOST_DIGITS)
        .boxed()
        .flatMap(digits ->
            Stream.of(true, false)
                .flatMap(padded ->
                    Stream.of(true, false)
                        .map(zone ->
                            DateSwitches.likely()
                                .with("timeDigits", digits)
                                .with("timesPadded", padded)
                                .with("timesWithZone", zone))));
  }

  @ParameterizedTest
  @MethodSource("everyWayToWriteTimes")
  void timesOfAllRecordsAreTheMomentsTheyAre(DateSwitches dates) {
    try (SimulatedDesk desk = new SimulatedDesk(Switches.likely().with(dates))) {
      desk.clock.set(FINE);
      Instant kept = dates.kept(FINE);
      long company = desk.company("Contoso");
      desk.contact(company, "mary@contoso.example");
      long id = desk.ticket(company, 8, 1, "Printer");
      desk.note(id, "Called.");
      desk.time(id, new BigDecimal("0.5"));

      Ticket ticket = (Ticket) only(desk, Entity.TICKET, new Slice.ByIds(Set.of(id)));
      assertThat(ticket.moments().createdAt()).isEqualTo(kept);
      assertThat(ticket.changedAt()).isEqualTo(kept);
      Note note = (Note) only(desk, Entity.NOTE, new Slice.OfTickets(Set.of(id)));
      assertThat(note.createdAt()).isEqualTo(kept);
      TimeEntry entry = (TimeEntry) only(desk, Entity.TIME_ENTRY, new Slice.OfTickets(Set.of(id)));
      assertThat(entry.createdAt()).isEqualTo(kept);
      assertThat(entry.startedAt()).isEqualTo(Instant.parse("2026-03-01T10:00:00Z"));
    }
  }

  @ParameterizedTest
  @MethodSource("everyWayToWriteTimes")
  void whatChangedSinceThatVeryMomentIsFound(DateSwitches dates) {
    try (SimulatedDesk desk = new SimulatedDesk(Switches.likely().with(dates))) {
      desk.clock.set(FINE);
      long id = desk.ticket(0, 8, 1, "Printer");
      desk.clock.advance(Duration.ofSeconds(2));

      assertThat(changed(desk, Entity.TICKET, dates.kept(FINE))).containsExactly(id);
      assertThat(changed(desk, Entity.TICKET, FINE.plusSeconds(1))).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"editsMoveActivity", "companiesMoveActivity", "contactsMoveActivity"})
  void anEditThatMovesOnlyTheOtherDateIsFound(String keeping) {
    try (SimulatedDesk desk = new SimulatedDesk(Switches.likely().with(keeping, false))) {
      long company = desk.company("Contoso");
      long contact = desk.contact(company, "mary@contoso.example");
      long ticket = desk.ticket(company, 8, 1, "Printer");
      desk.pass(Duration.ofHours(1));
      Instant edited = desk.clock.instant();
      desk.retitle(ticket, "Other printer");
      desk.renameContact(contact, "Jones");
      desk.renameCompany(company, "Contoso Ltd");

      assertThat(changed(desk, Entity.TICKET, edited)).containsExactly(ticket);
      assertThat(changed(desk, Entity.CONTACT, edited)).containsExactly(contact);
      assertThat(changed(desk, Entity.COMPANY, edited)).containsExactly(company);
      assertThat(((Ticket) only(desk, Entity.TICKET, new Slice.ChangedSince(edited))).changedAt())
          .isEqualTo(edited);
      assertThat(((Contact) only(desk, Entity.CONTACT, new Slice.ChangedSince(edited))).changedAt())
          .isEqualTo(edited);
      assertThat(((Company) only(desk, Entity.COMPANY, new Slice.ChangedSince(edited))).changedAt())
          .isEqualTo(edited);
    }
  }

  /// The other way round: the date of last activity alone does as well.
  @ParameterizedTest
  @ValueSource(strings = {"notesMoveActivity", "timeMovesActivity"})
  void notesAndTimeAreFoundByTheirOwnDates(String keeping) {
    try (SimulatedDesk desk = new SimulatedDesk(Switches.likely().with(keeping, false))) {
      long ticket = desk.ticket(0, 8, 1, "Printer");
      desk.pass(Duration.ofHours(1));
      Instant added = desk.clock.instant();
      long note = desk.note(ticket, "Called.");
      long entry = desk.time(ticket, new BigDecimal("0.5"));

      assertThat(changed(desk, Entity.NOTE, added)).containsExactly(note);
      assertThat(changed(desk, Entity.TIME_ENTRY, added)).containsExactly(entry);
    }
  }

  @Test
  void paddedHoursAreTheHoursTheyAre() {
    try (SimulatedDesk desk = new SimulatedDesk(Switches.likely().with("paddedDecimals", true))) {
      long ticket = desk.ticket(0, 8, 1, "Printer");
      desk.time(ticket, new BigDecimal("0.5"));

      TimeEntry entry =
          (TimeEntry) only(desk, Entity.TIME_ENTRY, new Slice.OfTickets(Set.of(ticket)));
      assertThat(entry.hours()).isEqualByComparingTo("0.5");
    }
  }

  /// Name resolution and TLS of a distant zone can take their time: the first call waits for it,
  /// the ones after it use the connection that is there.
  @Test
  void theFirstCallWaitsForASlowConnectionAndTheNextOnesDoNot() {
    try (SimulatedDesk desk = new SimulatedDesk(Switches.likely())) {
      AtomicInteger waits = new AtomicInteger();
      desk.simulator
          .server()
          .slowConnects(() -> {
            waits.incrementAndGet();
            return Duration.ofMillis(1500);
          });
      var reader = desk.open(Purpose.RUN).reader();

      long began = System.nanoTime();
      reader.count(Entity.TICKET, new Slice.Everything());
      assertThat(Duration.ofNanos(System.nanoTime() - began))
          .isGreaterThanOrEqualTo(Duration.ofMillis(1500));
      reader.count(Entity.TICKET, new Slice.Everything());
      assertThat(waits).hasValue(1);
    }
  }

  private static List<Long> changed(SimulatedDesk desk, Entity entity, Instant since) {
    return records(desk, entity, new Slice.ChangedSince(since)).stream()
        .map(PsaRecord::recordId)
        .toList();
  }

  private static PsaRecord only(SimulatedDesk desk, Entity entity, Slice slice) {
    List<PsaRecord> records = records(desk, entity, slice);
    assertThat(records).hasSize(1);
    return records.getFirst();
  }

  private static List<PsaRecord> records(SimulatedDesk desk, Entity entity, Slice slice) {
    return List.copyOf(desk.open(Purpose.RUN).reader().read(entity, slice, -1).records());
  }
}
