package dev.signalbox.embedded;

import java.util.Optional;
import java.util.regex.Pattern;

/// Says what sort of thing a ticket is.
final class KindJudge {

  private static final Pattern MACHINE_SENDER =
      Pattern.compile(
          "^(?:alerts?|no-?reply|do-?not-?reply|detections?|monitor\\w*|notif\\w*|status|rmm|backup\\w*|system|postmaster|root|service)@.*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern MONITORING =
      Pattern.compile(".*(?:monitor|alert|rmm|probe).*", Pattern.CASE_INSENSITIVE);

  private final TextClassifier learnt;

  KindJudge(TextClassifier learnt) {
    this.learnt = learnt;
  }

  Ranking rank(Reading reading) {
    Cues cues = reading.cues();
    boolean machine = isMachine(reading);
    boolean wanted = cues.has(Cue.WANTED);
    boolean broken = cues.has(Cue.BROKEN);
    return new Adjusted(learnt.rank(reading.marked(), reading.vector().values()))
        .push(machine, "alert", 3)
        .push(!machine, "alert", -2)
        .push(machine && cues.has(Cue.NO_ACTION), "noise", 3)
        .push(cues.has(Cue.NO_ACTION), "noise", 1.5)
        .push(wanted || (broken && !machine), "noise", -1)
        .push(wanted && !broken, "request", 1)
        .push(broken, "incident", 0.7)
        .push(broken && !wanted, "request", -0.7)
        .push(cues.has(Cue.CAUSE_SOUGHT), "problem", 2.5)
        .push(!cues.has(Cue.CAUSE_SOUGHT), "problem", -1)
        .push(cues.has(Cue.PLANNED_WORK), "change", 1.7)
        .push(!cues.has(Cue.PLANNED_WORK), "change", -1)
        .ranking();
  }

  /// A machine writes from a service address, through monitoring, or in fields instead of
  /// sentences.
  static boolean isMachine(Reading reading) {
    boolean fields = reading.cues().count(Cue.MACHINE_WRITTEN) >= 3;
    boolean address = MACHINE_SENDER.matcher(reading.sender()).matches();
    boolean channel = MONITORING.matcher(reading.source()).matches();
    return fields || channel || (address && reading.cues().has(Cue.MACHINE_WRITTEN));
  }

  Optional<Sentence> evidence(Reading reading, String kind) {
    return switch (kind) {
      case "incident" -> reading.cues().first(Cue.BROKEN);
      case "request" -> reading.cues().first(Cue.WANTED);
      case "problem" -> reading.cues().first(Cue.CAUSE_SOUGHT);
      case "change" -> reading.cues().first(Cue.PLANNED_WORK);
      case "alert" -> reading.cues().first(Cue.MACHINE_WRITTEN);
      default -> reading.cues().first(Cue.NO_ACTION);
    };
  }
}
