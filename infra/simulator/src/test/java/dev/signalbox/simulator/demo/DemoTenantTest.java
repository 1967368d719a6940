package dev.signalbox.simulator.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DemoTenantTest {

  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
  private static final Account FIRST = Account.all().getFirst();
  private static final Account SECOND = Account.all().getLast();

  private final DemoTenant standard = DemoTenant.of(FIRST, DemoPlan.standard(1), NOW);

  private static List<Draft> rows(DemoTenant tenant, String entity) {
    return tenant.rows().stream().filter(row -> row.entity().equals(entity)).toList();
  }

  private static Object value(Draft row, String field) {
    return row.values().get(field);
  }

  @Test
  void standardAccountHasTheCountsOfAModestProvider() {
    assertThat(rows(standard, "Company")).hasSize(21);
    assertThat(rows(standard, "Contact")).hasSizeBetween(115, 130);
    assertThat(rows(standard, "Ticket")).hasSize(400);
    assertThat(rows(standard, "TicketNote")).hasSizeBetween(550, 700);
    assertThat(rows(standard, "TimeEntry")).hasSizeGreaterThan(150);
    assertThat(rows(standard, "Opportunity")).isNotEmpty();
    assertThat(
            rows(standard, "Resource").stream()
                .filter(row -> Boolean.FALSE.equals(value(row, "isActive"))))
        .hasSize(3);
    assertThat(
            rows(standard, "Resource").stream().filter(row -> value(row, "licenseType").equals(7L)))
        .hasSize(DemoUser.Kind.values().length);
  }

  @Test
  void goldenTicketsKeepTheirTextsAndWeekdays() {
    Set<Object> titles =
        rows(standard, "Ticket").stream()
            .map(row -> value(row, "title"))
            .collect(Collectors.toSet());
    assertThat(titles).containsAll(GoldenStories.read().stream().map(Story::title).toList());
    Draft stolen =
        rows(standard, "Ticket").stream()
            .filter(row -> ((String) value(row, "description")).startsWith("Owen Hartigan to the"))
            .findFirst()
            .orElseThrow();
    Instant golden = Instant.parse("2026-09-30T02:10:00Z");
    Duration moved = Duration.between(golden, (Instant) value(stolen, "createDate"));
    assertThat(moved.toSeconds() % Duration.ofDays(7).toSeconds()).isZero();
  }

  @Test
  void ticketsLieWithinNinetyDaysAndFollowTheirIds() {
    List<Draft> tickets = rows(standard, "Ticket");
    assertThat(tickets)
        .allSatisfy(row ->
            assertThat((Instant) value(row, "createDate"))
                .isBetween(NOW.minus(Duration.ofDays(91)), NOW));
    assertThat(tickets).isSortedAccordingTo(java.util.Comparator.comparingLong(Draft::id));
    assertThat(tickets)
        .isSortedAccordingTo(
            java.util.Comparator.comparing(row -> (Instant) value(row, "createDate")));
  }

  @Test
  void everyKindOfStatusIsThere() {
    Set<Object> statuses =
        rows(standard, "Ticket").stream()
            .map(row -> value(row, "status"))
            .collect(Collectors.toSet());
    assertThat(statuses).contains(1L, 5L, 8L, 19L, 20L);
  }

  @Test
  void ticketWithAResolutionIsNotOpen() {
    Set<Object> open = Set.of(1L, 7L, 8L, 10L, 12L);
    assertThat(rows(standard, "Ticket").stream().filter(row -> open.contains(value(row, "status"))))
        .allSatisfy(row -> assertThat(value(row, "resolution")).isEqualTo(""));
  }

  @Test
  void lastActivityIsNeverBeforeANote() {
    var activity =
        rows(standard, "Ticket").stream()
            .collect(
                Collectors.toMap(
                    row -> (Object) row.id(), row -> (Instant) value(row, "lastActivityDate")));
    assertThat(rows(standard, "TicketNote"))
        .allSatisfy(note ->
            assertThat((Instant) value(note, "createDateTime"))
                .isBeforeOrEqualTo(activity.get(value(note, "ticketID"))));
  }

  @Test
  void sameSeedMakesTheSameRows() {
    DemoPlan plan = new DemoPlan(42, 900, 40, 2, 0.8, 0.7);
    assertThat(DemoTenant.of(FIRST, plan, NOW).rows())
        .isEqualTo(DemoTenant.of(FIRST, plan, NOW).rows());
    DemoPlan other = new DemoPlan(43, 900, 40, 2, 0.8, 0.7);
    assertThat(DemoTenant.of(FIRST, plan, NOW).rows())
        .isNotEqualTo(DemoTenant.of(FIRST, other, NOW).rows());
  }

  @Test
  void secondAccountSharesNoIdNoPersonAndNoSecret() {
    DemoTenant second = DemoTenant.of(SECOND, DemoPlan.standard(1).beside(), NOW);
    for (String entity : List.of("Ticket", "Contact", "Resource", "TicketNote", "TimeEntry")) {
      Set<Long> ids = rows(standard, entity).stream().map(Draft::id).collect(Collectors.toSet());
      assertThat(rows(second, entity)).isNotEmpty().noneMatch(row -> ids.contains(row.id()));
    }
    assertThat(second.users()).doesNotContainAnyElementsOf(standard.users());
    assertThat(second.apiUser().secret()).isNotEqualTo(standard.apiUser().secret());
  }

  @Test
  void tenThousandTicketsTakeAFewSecondsAndAreNotCopies() {
    ThreadMXBean processor = ManagementFactory.getThreadMXBean();
    long started = processor.getCurrentThreadCpuTime();
    DemoTenant large = DemoTenant.of(FIRST, new DemoPlan(7, 10_000, 200, 2, 0.8, 0.7), NOW);
    assertThat(Duration.ofNanos(processor.getCurrentThreadCpuTime() - started))
        .isLessThan(Duration.ofSeconds(8));
    List<Draft> tickets = rows(large, "Ticket");
    assertThat(tickets).hasSize(10_000);
    assertThat(tickets.stream().map(row -> value(row, "description")).distinct().count())
        .isGreaterThan(9_500);
    assertThat(tickets.stream().map(row -> value(row, "title")).distinct().count())
        .isGreaterThan(5_000);
  }

  @Test
  void notesLieOnClosedTicketsAsPlanned() {
    DemoTenant large = DemoTenant.of(FIRST, new DemoPlan(7, 2_000, 30, 3, 0.8, 0.5), NOW);
    Set<Object> closed =
        rows(large, "Ticket").stream()
            .filter(row -> Set.of(5L, 20L).contains(value(row, "status")))
            .map(row -> (Object) row.id())
            .collect(Collectors.toSet());
    List<Draft> notes = rows(large, "TicketNote");
    assertThat(notes).hasSize(6_000);
    double share =
        (double) notes.stream().filter(row -> closed.contains(value(row, "ticketID"))).count()
            / notes.size();
    assertThat(share).isBetween(0.799, 0.801);
  }

  @Test
  void retoldTicketsNameNobodyOfTheOriginalsClient() {
    DemoTenant second = DemoTenant.of(SECOND, new DemoPlan(3, 600, 12, 1, 0.5, 0.7), NOW);
    List<String> names = List.of("Brightwater", "BWD-SRV01", "Rosenthal", "DentaFlow", "ForgeERP");
    assertThat(rows(second, "Ticket"))
        .allSatisfy(row ->
            assertThat(value(row, "title") + " " + value(row, "description"))
                .doesNotContainIgnoringCase(names.toArray(String[]::new)));
  }

  @Test
  void arrivalsAreInNoGoldenText() {
    Set<String> golden = new HashSet<>();
    GoldenStories.read()
        .forEach(story -> golden.addAll(sevenWords(story.title() + " " + story.description())));
    assertThat(Arrivals.all()).hasSizeGreaterThanOrEqualTo(30);
    for (Arrivals.Arrival arrival : Arrivals.all()) {
      assertThat(sevenWords(arrival.title() + " " + arrival.description()))
          .as(arrival.title())
          .noneMatch(golden::contains);
      assertThat(GoldenStories.read())
          .noneMatch(story -> story.title().equalsIgnoreCase(arrival.title()));
    }
  }

  private static Set<String> sevenWords(String text) {
    String[] words = text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+");
    Set<String> found = new HashSet<>();
    for (int from = 0; from + 7 <= words.length; from++) {
      found.add(String.join(" ", List.of(words).subList(from, from + 7)));
    }
    return found;
  }
}
