package dev.signalbox.core.signal;

import dev.signalbox.core.psa.Ticket;
import dev.signalbox.core.triage.MemoryVerdictStore;
import dev.signalbox.core.triage.Phase;
import dev.signalbox.core.triage.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Lists of signals in memory. The cursor is the place of the last signal that was looked at.
final class MemorySignalList {

  /// So many signals are looked at for one page.
  private static final int MOST_EXAMINED = 1_000;

  private static final Comparator<Signal> LATEST_FIRST =
      Comparator.comparing(MemorySignalList::place).reversed();

  private MemorySignalList() {}

  private static final Pattern CURSOR = Pattern.compile("\\d{29}#\\d{20}");

  static SignalPage page(SignalQuery query, List<Signal> signals, MemoryVerdictStore verdicts) {
    if (!query.cursor().isEmpty() && !CURSOR.matcher(query.cursor()).matches()) {
      throw new IllegalArgumentException("This is no cursor of this list. Start without one.");
    }
    List<Signal> candidates =
        signals.stream()
            .filter(signal -> isIn(query.view(), signal))
            .filter(it -> query.cursor().isEmpty() || place(it).compareTo(query.cursor()) < 0)
            .sorted(LATEST_FIRST)
            .toList();
    List<Signal> found = new ArrayList<>();
    int examined = 0;
    while (examined < Math.min(candidates.size(), MOST_EXAMINED) && found.size() < query.limit()) {
      Signal signal = candidates.get(examined++);
      if (matches(query, signal)) {
        found.add(signal);
      }
    }
    boolean more = examined < candidates.size();
    return new SignalPage(
        found.stream().map(signal -> row(query, signal, verdicts)).toList(),
        more ? place(candidates.get(examined - 1)) : "",
        more && found.size() < query.limit());
  }

  private static boolean isIn(SignalQuery.View view, Signal signal) {
    boolean inView =
        switch (signal.status()) {
          case NEW, ACTIVE -> view == SignalQuery.View.OPEN || view == SignalQuery.View.ALL;
          case RESOLVED -> view == SignalQuery.View.RESOLVED || view == SignalQuery.View.ALL;
          case CLOSED -> view == SignalQuery.View.CLOSED || view == SignalQuery.View.ALL;
          case CHILD -> false;
        };
    return signal.inScope() && inView;
  }

  private static boolean matches(SignalQuery query, Signal signal) {
    Ticket ticket = signal.ticket();
    var company = ticket.parties().company();
    return (query.queue() == null || query.queue().equals(ticket.placement().queue()))
        && (query.status() == null || query.status() == ticket.placement().status())
        && (query.company() == null
            || Objects.equals(query.company(), company == null ? null : company.value()))
        && (contains(ticket.number(), query.text()) || contains(ticket.title(), query.text()));
  }

  private static boolean contains(String text, String part) {
    return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }

  private static SignalPage.Row row(SignalQuery query, Signal signal, MemoryVerdictStore verdicts) {
    List<Verdict> latest =
        Stream.of(Phase.values())
            .flatMap(phase ->
                verdicts
                    .list(query.ref(), signal.ticket().id(), phase, signal.entries().of(phase))
                    .stream())
            .toList();
    return new SignalPage.Row(signal, latest);
  }

  private static String place(Signal signal) {
    Instant changedAt = signal.ticket().changedAt();
    return "%020d%09d#%020d"
        .formatted(changedAt.getEpochSecond(), changedAt.getNano(), signal.ticket().id().value());
  }
}
