package dev.signalbox.core.signal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusSuggestionTest {

  @ParameterizedTest
  @Tag("STA-06")
  @CsvSource(
      textBlock =
          """
          New, NEW
          Open, NEW
          Unassigned, NEW
          Child, CHILD
          Merged into parent, CHILD
          Resolved, RESOLVED
          Complete, RESOLVED
          Completed, RESOLVED
          Done, RESOLVED
          Closed, CLOSED
          Cancelled, CLOSED
          Canceled, CLOSED
          Closed - resolved, CLOSED
          """)
  void aNameSuggestsWhatTheStatusMeans(String label, SignalStatus expected) {
    assertThat(StatusSuggestion.of(label)).hasValue(expected);
  }

  @ParameterizedTest
  @Tag("STA-06")
  @CsvSource({"In Progress", "Waiting Customer", "Re-open", "Not complete", "Newsletter", "''"})
  void aNameThatTellsNothingSuggestsNothing(String label) {
    assertThat(StatusSuggestion.of(label)).isEmpty();
  }
}
