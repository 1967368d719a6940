package dev.signalbox.core.signal;

import dev.signalbox.core.psa.Note;
import dev.signalbox.core.psa.Writer;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A ticket that somebody merged into another one in the PSA's own screens. No PSA has a field for
/// it: the ticket is completed, and a note that nobody wrote says where its conversation went.
///
/// The title of that note is the only sign that is known to tell a merge from a ticket that was
/// forwarded, duplicated or that absorbed another: which of the system's note types stands for
/// which is not documented. An account whose PSA writes its notes in another language than English
/// is told nothing, rather than something untrue.
public final class Merge {

  /// "Merged into [T20260301.0007]" and the like; what a ticket absorbed is another thing.
  private static final Pattern MERGED =
      Pattern.compile(
          "\\bmerged (?:in)?to\\b[^\\[]{0,40}\\[([^\\[\\]]{1,50})]", Pattern.CASE_INSENSITIVE);

  private Merge() {}

  /// The number of the ticket that this one was merged into, as the PSA shows numbers.
  public static Optional<String> into(Story story) {
    SignalStatus status = story.signal().status();
    if (status != SignalStatus.CLOSED && status != SignalStatus.RESOLVED) {
      return Optional.empty();
    }
    return story.notes().stream()
        .filter(note -> note.writer() == Writer.PROGRAM)
        .sorted(Comparator.comparing(Note::createdAt).reversed())
        .flatMap(note -> number(note.title()).stream())
        .findFirst();
  }

  private static Optional<String> number(String title) {
    Matcher merged = MERGED.matcher(title);
    return merged.find() ? Optional.of(merged.group(1)) : Optional.empty();
  }
}
