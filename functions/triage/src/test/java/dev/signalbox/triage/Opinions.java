package dev.signalbox.triage;

import dev.signalbox.core.psa.PickValue;
import dev.signalbox.core.psa.TicketFields;
import dev.signalbox.core.triage.Evidence;
import dev.signalbox.core.triage.Evidence.Source;
import dev.signalbox.core.triage.IntakeOpinion;
import dev.signalbox.core.triage.Mention;
import dev.signalbox.core.triage.Mood;
import dev.signalbox.core.triage.Opinion;
import dev.signalbox.core.triage.Provenance;
import dev.signalbox.core.triage.Severity;
import dev.signalbox.core.triage.TicketKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Opinions and picklists for tests.
final class Opinions {

  static final Evidence QUOTE = new Evidence("asks for the password", Source.TITLE);
  static final Provenance PROVENANCE =
      new Provenance("test/1", "", "rules-1", false, Provenance.Usage.NONE);

  static final TicketFields FIELDS =
      new TicketFields(
          List.of(value(8, "Help Desk", null), inactive(6, "Old queue")),
          List.of(value(1, "New", null)),
          List.of(
              new PickValue(4, "Critical", true, 1, null),
              new PickValue(1, "High", true, 2, null),
              new PickValue(2, "Medium", true, 3, null),
              new PickValue(3, "Low", true, 4, null)),
          List.of(value(2, "Incident", null)),
          List.of(value(3, "Standard", null)),
          List.of(value(10, "Email", null), value(11, "Identity", null)),
          List.of(value(136, "Outlook", 10L), value(140, "Password", 11L)),
          List.of(value(4, "Email", null)));

  private Opinions() {}

  private static PickValue value(long id, String label, @Nullable Long parent) {
    return new PickValue(id, label, true, 1, parent);
  }

  private static PickValue inactive(long id, String label) {
    return new PickValue(id, label, false, 9, null);
  }

  static <T> Opinion<T> given(T value) {
    return new Opinion.Given<>(value, 0.8, List.of(QUOTE));
  }

  static <T> Opinion<T> withheld() {
    return new Opinion.Withheld<>("The text does not tell.");
  }

  static IntakeOpinion opinion() {
    return with(
        given(8L), given(10L), given(136L), severity(Severity.Level.LOW, Severity.Level.HIGH));
  }

  static IntakeOpinion with(
      Opinion<Long> queue,
      Opinion<Long> issue,
      Opinion<Long> subIssue,
      Opinion<Severity> severity) {
    return new IntakeOpinion(
        given("Outlook asks for the password."),
        List.of(new Mention("application", "Outlook")),
        List.of(),
        given(TicketKind.INCIDENT),
        given(2L),
        queue,
        severity,
        issue,
        subIssue,
        given(new Mood(Mood.Label.NEUTRAL, 0)));
  }

  static Opinion<Severity> severity(Severity.Level impact, Severity.Level urgency) {
    return given(new Severity(impact, urgency, false, false));
  }
}
