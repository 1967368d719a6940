package dev.signalbox.embedded;

import java.util.Locale;

/// What a phrase in a ticket can tell.
enum Cue {
  IMPACT_HIGH,
  IMPACT_MEDIUM,
  IMPACT_LOW,
  URGENCY_HIGH,
  URGENCY_LOW,
  DATE_SOON,
  WORKAROUND,
  WORK_STOPPED,
  SECURITY,
  BROKEN,
  WANTED,
  CAUSE_SOUGHT,
  PLANNED_WORK,
  MACHINE_WRITTEN,
  NO_ACTION,
  ANGRY,
  NEGATIVE,
  POSITIVE;

  static Cue named(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
