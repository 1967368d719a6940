package dev.signalbox.bedrock;

import dev.signalbox.core.triage.Choice;
import dev.signalbox.core.triage.Choices;
import dev.signalbox.core.triage.IntakeCase;
import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A small service desk: its picklists, one ticket, and what a good model says of it.
final class Desk {

  static final long INCIDENT = 10;
  static final long HELP_DESK = 21;
  static final long NETWORK = 20;
  static final long IDENTITY = 31;
  static final long PRINTING = 30;
  static final long LOCKOUT = 41;
  static final long PAPER_JAM = 40;

  static final Choices CHOICES =
      new Choices(
          List.of(choice(INCIDENT, "Incident", null), choice(11, "Service Request", null)),
          List.of(choice(NETWORK, "Network", null), choice(HELP_DESK, "Help Desk", null)),
          List.of(choice(PRINTING, "Printing", null), choice(IDENTITY, "Identity", null)),
          List.of(choice(PAPER_JAM, "Paper Jam", PRINTING), choice(LOCKOUT, "Lockout", IDENTITY)));

  static final String TITLE = "Westbrook front desk locked out";
  static final String DESCRIPTION =
      "Lindsey Craft phoning from Westbrook. Shared sign-in \"wes-reception\" says\n  account locked"
          + " since 9:20. BWD-RCP-02 is the only check-in PC and two patients wait. She can't open"
          + " DentaFlow and is worried.";

  private Desk() {}

  static Choice choice(long id, String label, @Nullable Long parent) {
    return new Choice(id, label, "Everything about " + label + ".", parent);
  }

  static IntakeCase ticket() {
    return ticket(TITLE, DESCRIPTION);
  }

  static IntakeCase ticket(String title, String description, String... notes) {
    return new IntakeCase(
        title,
        description,
        List.of(notes),
        "Brightwater Dental Group",
        "Lindsey Craft",
        "l.craft@brightwaterdental.example",
        "Phone",
        Instant.parse("2026-09-01T11:51:00Z"),
        CHOICES,
        List.of());
  }

  /// Keys follow the order of labels: q1 is the help desk, i1 identity, s1 the lockout.
  static ObjBuilder good() {
    return Json.object()
        .put(
            "evidence",
            Json.array(
                passage("says account locked", "kind", "category"),
                passage("front desk locked out", "queue"),
                passage("the only check-in PC", "severity"),
                passage("is worried", "mood")))
        .put(
            "mentions",
            Json.array(mention("device", "bwd-rcp-02"), mention("application", "DentaFlow")))
        .put("missing", Json.array(Json.text("Who typed the password wrong?")))
        .put("kind", "incident")
        .put("kindConfidence", "high")
        .put("type", "t1")
        .put("typeConfidence", "high")
        .put("queue", "q1")
        .put("queueConfidence", "medium")
        .put("impact", "medium")
        .put("urgency", "high")
        .put("workStopped", true)
        .put("security", false)
        .put("severityConfidence", "medium")
        .put("issueType", "i1")
        .put("issueTypeConfidence", "high")
        .put("subIssueType", "s1")
        .put("subIssueTypeConfidence", "high")
        .put("mood", "negative")
        .put("frustration", 1)
        .put("moodConfidence", "low")
        .put(
            "summary",
            "Lindsey Craft cannot sign in as wes-reception since 9:20; 2 patients wait.");
  }

  static Json.Obj passage(String quote, String... supports) {
    return Json.object().put("quote", quote).put("supports", Json.texts(List.of(supports))).build();
  }

  static Json.Obj mention(String type, String value) {
    return Json.object().put("type", type).put("value", value).build();
  }
}
