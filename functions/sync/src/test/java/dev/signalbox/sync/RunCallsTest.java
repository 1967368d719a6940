package dev.signalbox.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.PsaReader;
import dev.signalbox.core.psa.Slice;
import dev.signalbox.core.sync.SyncRun.Mode;
import dev.signalbox.core.sync.SyncRun.State;
import dev.signalbox.simulator.demo.DemoPlan;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How many pages a first sync of 10,000 tickets reads, against the least that there can be.
class RunCallsTest {

  private record Cost(long reads, long least) {}

  /// Four of five notes lie on closed tickets, which a first sync does not pull.
  @ParameterizedTest(name = "{0} notes a ticket, {1} of the tickets closed")
  @CsvSource({"2, 0.7", "3, 0.7", "4, 0.5", "8, 0.3"})
  void theFirstSyncReadsHardlyMorePagesThanItHasTo(double notes, double closed) {
    try (Office office = new Office(new DemoPlan(5, 10_000, 300, notes, 0.8, closed))) {
      assertThat(office.sync(Mode.FULL).state()).isEqualTo(State.FINISHED);

      Cost parents = parents(office);
      Cost children = children(office);
      System.out.printf(
          "%.1f notes a ticket, %d tickets: parents %s, children %s, %s%n",
          notes, office.held().size(), parents, children, office.reads);
      assertThat((double) parents.reads()).isLessThanOrEqualTo(1.1 * parents.least());
      assertThat((double) children.reads()).isLessThanOrEqualTo(1.35 * children.least());
    }
  }

  /// Where tickets have hardly any notes, the PSA's limit on a list of ids sets the bound: a page
  /// for every list, or all the notes that there are.
  @Test
  void aSparseDeskCostsAPageForEachListOrAllThereIs() {
    try (Office office = new Office(new DemoPlan(5, 10_000, 300, 1.5, 0.8, 0.3))) {
      office.sync(Mode.FULL);

      long lists = (office.held().size() + Slice.MOST_TICKETS - 1L) / Slice.MOST_TICKETS;
      System.out.printf("sparse: children %s, %d lists%n", children(office), lists);
      assertThat(office.reads.get(Entity.NOTE)).isLessThanOrEqualTo((int) lists + 1);
      assertThat(office.reads.get(Entity.TIME_ENTRY)).isLessThanOrEqualTo((int) lists + 1);
    }
  }

  @Test
  @Tag("P20")
  void theFirstSyncOf50000TicketsTakesLessThanAThirdOfAnHoursCalls() {
    assertThat(callsOfFirstSync(PsaReader.PAGE)).isLessThanOrEqualTo(1_500);
  }

  /// Negative control: pages of a fifth of that would be noticed.
  @Test
  @Tag("P20")
  void smallPagesWouldTakeTooManyCalls() {
    assertThat(callsOfFirstSync(PsaReader.PAGE / 5)).isGreaterThan(1_500);
  }

  private static int callsOfFirstSync(int page) {
    PaperDesk desk = PaperDesk.with(50_000);
    desk.page = page;
    assertThat(desk.sync(Mode.FULL).state()).isEqualTo(State.FINISHED);
    System.out.printf("50,000 tickets: %d pages, %d counts%n", desk.reads, desk.counts);
    return desk.reads + desk.counts;
  }

  private static Cost parents(Office office) {
    return new Cost(
        reads(office, Entity.COMPANY)
            + reads(office, Entity.CONTACT)
            + reads(office, Entity.TICKET),
        pages(office.truth("Company").size())
            + pages(office.truth("Contact").size())
            + pages(office.openTickets().size()));
  }

  private static Cost children(Office office) {
    return new Cost(
        reads(office, Entity.NOTE) + reads(office, Entity.TIME_ENTRY),
        pages(inScope(office, "TicketNote")) + pages(inScope(office, "TimeEntry")));
  }

  private static long inScope(Office office, String entity) {
    Set<Long> open = office.openTickets();
    return office.truth(entity).stream()
        .filter(row -> open.contains(row.number("ticketID").orElse(-1)))
        .count();
  }

  private static long reads(Office office, Entity entity) {
    return office.reads.getOrDefault(entity, 0);
  }

  private static long pages(long records) {
    return (records + PsaReader.PAGE - 1) / PsaReader.PAGE;
  }
}
