package dev.signalbox.core.signal;

import dev.signalbox.core.psa.Note;
import dev.signalbox.core.psa.TimeEntry;
import dev.signalbox.core.triage.Verdict;
import java.util.List;

/// Everything we hold about one ticket.
public record Story(
    Signal signal,
    List<Note> notes,
    List<TimeEntry> timeEntries,
    List<Verdict> verdicts,
    List<Owed> owed) {

  public Story {
    notes = List.copyOf(notes);
    timeEntries = List.copyOf(timeEntries);
    verdicts = List.copyOf(verdicts);
    owed = List.copyOf(owed);
  }
}
