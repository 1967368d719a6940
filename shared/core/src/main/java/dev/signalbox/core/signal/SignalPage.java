package dev.signalbox.core.signal;

import dev.signalbox.core.triage.Verdict;
import java.util.List;

/// A page of a list of signals.
///
/// @param next the cursor of the next page; empty after the last
/// @param stoppedEarly whether the search gave up before the page was full because too many signals
///   did not match; `next` goes on from there
public record SignalPage(List<Row> rows, String next, boolean stoppedEarly) {

  public SignalPage {
    rows = List.copyOf(rows);
  }

  /// One signal with its latest verdicts.
  public record Row(Signal signal, List<Verdict> verdicts) {
    public Row {
      verdicts = List.copyOf(verdicts);
    }
  }
}
