package dev.signalbox.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.ManualClock;
import dev.signalbox.core.connection.ConnectionId;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.PickValue;
import dev.signalbox.core.psa.Ticket;
import dev.signalbox.core.psa.TicketFields;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.settings.MemorySettingsStore;
import dev.signalbox.core.signal.MemoryDirectoryStore;
import dev.signalbox.core.signal.MemorySignalStore;
import dev.signalbox.core.signal.Owed;
import dev.signalbox.core.signal.Signal;
import dev.signalbox.core.signal.SignalStatus;
import dev.signalbox.core.signal.Tickets;
import dev.signalbox.core.task.MemoryTaskQueue;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.tenant.TenantId;
import dev.signalbox.core.triage.Engine;
import dev.signalbox.core.triage.Judged;
import dev.signalbox.core.triage.MemoryVerdictStore;
import dev.signalbox.core.triage.Phase;
import dev.signalbox.core.triage.Processor;
import dev.signalbox.core.triage.Verdict;
import dev.signalbox.core.triage.Verdict.State;
import dev.signalbox.embedded.EmbeddedEngine;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The embedded engine through the whole triage of new tickets.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedIntakeTest {

  private static final ConnectionRef REF =
      new ConnectionRef(new TenantId("msp"), new ConnectionId("autotask-1"));

  private record Text(String title, String description) {}

  private static final List<Text> TEXTS =
      List.of(
          new Text(
              "Whole office cannot reach the file server",
              "Since nine o'clock nobody here can open the S: drive on FS-02. All twelve of us sit"
                  + " idle and the payroll run is due at noon. Please call us straight away."),
          new Text(
              "New starter on Monday",
              "Hello, Priya Nair joins accounts on Monday. Could you set up a laptop and a mailbox"
                  + " for her? Thank you."),
          new Text(
              "Third time this month!!!",
              "This is ridiculous. Outlook crashes AGAIN whenever I open the calendar and nobody"
                  + " has fixed it. I am fed up with waiting for you people."),
          new Text(
              "Question about the guest wireless network",
              "Where do I find the password of the guest network? No hurry."));

  private static final TicketFields FIELDS =
      new TicketFields(
          List.of(value(8, "Help Desk", null), value(9, "Level II", null)),
          List.of(value(1, "New", null)),
          List.of(
              new PickValue(4, "Critical", true, 1, null),
              new PickValue(1, "High", true, 2, null),
              new PickValue(2, "Medium", true, 3, null),
              new PickValue(3, "Low", true, 4, null)),
          List.of(value(1, "Service Request", null), value(2, "Incident", null)),
          List.of(value(3, "Standard", null)),
          List.of(
              value(10, "Email & Calendar", null),
              value(11, "Identity & User Administration", null),
              value(12, "Network & Connectivity", null),
              value(13, "Servers & Storage", null)),
          List.of(
              value(136, "Outlook Client Fault", 10L),
              value(137, "Calendar and Room Booking", 10L),
              value(140, "Joiners and Leavers", 11L),
              value(150, "Wireless", 12L),
              value(160, "File Server", 13L)),
          List.of(value(4, "Email", null)));

  private final ManualClock clock = new ManualClock(Tickets.CREATED);
  private final Engine engine = EmbeddedEngine.bundled(clock);
  private final MemoryVerdictStore verdicts = new MemoryVerdictStore();

  @BeforeAll
  void judgeAll() {
    MemorySignalStore signals = new MemorySignalStore(verdicts);
    MemorySettingsStore settings = new MemorySettingsStore();
    settings.saveFields(REF, FIELDS);
    TriageSignal triage =
        new TriageSignal(
            signals,
            verdicts,
            settings,
            new CaseFile(new MemoryDirectoryStore()),
            engine,
            new MemoryTaskQueue(),
            clock);
    for (int id = 0; id < TEXTS.size(); id++) {
      Ticket ticket = ticket(id);
      signals.save(
          REF,
          new Signal(
              ticket,
              SignalStatus.NEW,
              Signal.Standing.IN_SCOPE,
              ticket.contentHash(),
              clock.instant(),
              new Signal.Entries(1, 0),
              clock.instant(),
              0),
          Optional.of(new Owed(REF, ticket.id(), Phase.INTAKE, 1, clock.instant(), 1, "cause")));
      Task.Judge judge = new Task.Judge(REF, ticket.id(), Phase.INTAKE, 1);
      triage.triage(Message.first(judge, "cause", clock.instant()), judge, Duration.ofMinutes(1));
    }
  }

  @Test
  @Tag("AI-01")
  void triageNamesALiveQueueAndTypeOrNoneWithAReasonFromTheTicket() {
    for (int id = 0; id < TEXTS.size(); id++) {
      Verdict verdict = verdict(id, Processor.TRIAGE);
      assertThat(verdict.state()).isEqualTo(State.SETTLED);
      Judged.Triaged value = (Judged.Triaged) Objects.requireNonNull(verdict.value());
      assertThat(value.summary()).isNotBlank().hasSizeLessThanOrEqualTo(400);
      assertThat(value.queue() == null || has(FIELDS.queues(), value.queue())).isTrue();
      assertThat(value.type() == null || has(FIELDS.types(), value.type())).isTrue();
      assertThat(verdict.confidence()).isBetween(0.0, 1.0);
      assertThat(verdict.evidence()).isNotEmpty();
      assertQuoted(id, verdict);
    }
  }

  @Test
  @Tag("AI-02")
  void thePriorityIsOneOfTheTenantsLiveOnesAndFollowsWhatTheTicketSays() {
    for (int id = 0; id < TEXTS.size(); id++) {
      Verdict verdict = verdict(id, Processor.PRIORITY);
      if (verdict.value() instanceof Judged.Prioritised value) {
        assertThat(has(FIELDS.priorities(), value.priority())).isTrue();
        assertQuoted(id, verdict);
      }
    }
    assertThat(verdict(0, Processor.PRIORITY).label()).isIn("Critical", "High");
    assertThat(verdict(3, Processor.PRIORITY).label()).isEqualTo("Low");
  }

  @Test
  @Tag("AI-03")
  void theCategoryIsOfTheLiveListsAndASubIssueTypeOfItsIssueType() {
    for (int id = 0; id < TEXTS.size(); id++) {
      if (verdict(id, Processor.CATEGORY).value() instanceof Judged.Categorised value) {
        assertThat(has(FIELDS.issueTypes(), value.issueType())).isTrue();
        Judged.Named sub = value.subIssueType();
        assertThat(sub == null || parentOf(sub) == value.issueType().id()).isTrue();
      }
    }
    assertThat(verdict(2, Processor.CATEGORY).label()).startsWith("Email & Calendar");
  }

  @Test
  @Tag("AI-04")
  void theSentimentHasALabelAScoreAndAQuoteOfTheCustomer() {
    for (int id = 0; id < TEXTS.size(); id++) {
      Verdict verdict = verdict(id, Processor.SENTIMENT);
      if (verdict.value() instanceof Judged.Felt felt) {
        assertThat(felt.mood().frustration()).isBetween(0, 3);
        assertThat(verdict.evidence()).isNotEmpty();
        assertQuoted(id, verdict);
      }
    }
    assertThat(verdict(2, Processor.SENTIMENT).label()).isIn("negative", "angry");
    assertThat(verdict(3, Processor.SENTIMENT).label()).isIn("neutral", "positive");
  }

  private Verdict verdict(int id, Processor processor) {
    return verdicts.list(REF, new TicketId(id), Phase.INTAKE, 1).stream()
        .filter(verdict -> verdict.processor() == processor)
        .findFirst()
        .orElseThrow();
  }

  private static void assertQuoted(int id, Verdict verdict) {
    Text text = TEXTS.get(id);
    assertThat(verdict.evidence())
        .allSatisfy(evidence ->
            assertThat(text.title() + "\n" + text.description()).contains(evidence.quote()));
  }

  private static boolean has(List<PickValue> list, Judged.Named named) {
    return list.stream()
        .anyMatch(value -> value.id() == named.id() && value.label().equals(named.label()));
  }

  private static long parentOf(Judged.Named sub) {
    return FIELDS.subIssueTypes().stream()
        .filter(value -> value.id() == sub.id())
        .mapToLong(value -> Objects.requireNonNull(value.parent()))
        .findFirst()
        .orElseThrow();
  }

  private static Ticket ticket(int id) {
    Ticket like = Tickets.ticket(id);
    return new Ticket(
        like.id(),
        like.number(),
        TEXTS.get(id).title(),
        TEXTS.get(id).description(),
        "",
        like.placement(),
        like.parties(),
        like.moments(),
        null);
  }

  private static PickValue value(long id, String label, @Nullable Long parent) {
    return new PickValue(id, label, true, 1, parent);
  }
}
