package dev.signalbox.aws.dynamo;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.CompanyId;
import dev.signalbox.core.psa.Ticket;
import dev.signalbox.core.signal.Signal;
import dev.signalbox.core.signal.SignalPage;
import dev.signalbox.core.signal.SignalQuery;
import dev.signalbox.core.triage.Phase;
import dev.signalbox.core.triage.Processor;
import dev.signalbox.core.triage.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One page of a list: lanes of the index are merged, latest activity first. The cursor is the
/// place of the last row that was looked at. Every lane goes on from there, so that a signal that
/// changes its list during a pass is not shown twice.
final class SignalList {

  /// So many rows of the index are read for a page at most.
  private static final int MOST_ROWS = 1_000;

  /// So many rows of a lane are read at once.
  private static final int AT_ONCE = 60;

  /// After every place.
  private static final String END = "~";

  private final Table table;
  private final SignalQuery query;
  private final List<Lane> lanes;
  private int budget = MOST_ROWS;
  private String place;

  private SignalList(Table table, SignalQuery query, String place) {
    this.table = table;
    this.query = query;
    this.place = place;
    this.lanes = lanes();
  }

  static SignalPage page(Table table, SignalQuery query, CursorSeal seal) {
    String name = name(query);
    String from = query.cursor().isEmpty() ? END : seal.open(name, query.cursor());
    SignalList list = new SignalList(table, query, from);
    List<Key> found = list.find();
    boolean more = list.hasMore();
    return new SignalPage(
        list.rows(found),
        more ? seal.seal(name, list.place) : "",
        more && found.size() < query.limit());
  }

  private List<Lane> lanes() {
    ConnectionRef ref = query.ref();
    Stream<List<String>> open =
        IntStream.range(0, Keys.OPEN_SHARDS).mapToObj(shard -> List.of(Keys.openList(ref, shard)));
    Stream<List<String>> partitions =
        switch (query.view()) {
          case OPEN -> open;
          case RESOLVED -> Stream.of(months(SignalLanes.RESOLVED));
          case CLOSED -> Stream.of(months(SignalLanes.CLOSED));
          case ALL ->
              Stream.concat(
                  open, Stream.of(months(SignalLanes.RESOLVED), months(SignalLanes.CLOSED)));
        };
    return partitions.map(each -> new Lane(table, each, place)).toList();
  }

  /// Latest first; none that lies wholly after the place where the page begins.
  private List<String> months(String list) {
    return SignalWriter.months(table, query.ref(), list).stream()
        .filter(month -> month.compareTo(place) < 0)
        .sorted(Comparator.reverseOrder())
        .map(month -> Keys.monthList(query.ref(), list, month))
        .toList();
  }

  private List<Key> find() {
    List<Key> found = new ArrayList<>();
    while (found.size() < query.limit() && makeReady()) {
      Optional<Lane> latest = latest();
      if (latest.isEmpty()) {
        break;
      }
      Item row = latest.get().head().orElseThrow();
      latest.get().take();
      place = row.text(SignalItems.LIST_SORT);
      if (matches(row)) {
        found.add(row.key());
      }
    }
    return found;
  }

  private boolean hasMore() {
    return !makeReady() || latest().isPresent();
  }

  /// Reads until each lane knows its next row; false when the budget does not allow it.
  private boolean makeReady() {
    List<Lane> waiting = lanes.stream().filter(lane -> !lane.isReady()).toList();
    while (!waiting.isEmpty()) {
      int each = Math.min(AT_ONCE, budget / waiting.size());
      if (each == 0) {
        return false;
      }
      budget -= SideBySide.map(waiting, lane -> lane.fill(each)).stream().mapToInt(n -> n).sum();
      waiting = lanes.stream().filter(lane -> !lane.isReady()).toList();
    }
    return true;
  }

  private Optional<Lane> latest() {
    return lanes.stream()
        .filter(lane -> lane.head().isPresent())
        .max(Comparator.comparing(lane -> lane.head().orElseThrow().text(SignalItems.LIST_SORT)));
  }

  private boolean matches(Item row) {
    return is(query.queue(), row.findNumber(SignalItems.QUEUE))
        && is(query.status(), row.findNumber(SignalItems.PSA_STATUS))
        && is(query.company(), row.findNumber(SignalItems.COMPANY))
        && (contains(row.textOrEmpty(SignalItems.NUMBER))
            || contains(row.textOrEmpty(SignalItems.TITLE)));
  }

  private static boolean is(@Nullable Long wanted, @Nullable Long found) {
    return wanted == null || Objects.equals(wanted, found);
  }

  private boolean contains(String text) {
    return text.toLowerCase(Locale.ROOT).contains(query.text().toLowerCase(Locale.ROOT));
  }

  /// The index lags a little; a signal that has left the list meanwhile is left out.
  private List<SignalPage.Row> rows(List<Key> keys) {
    Map<Key, Item> items = table.getAll(keys);
    List<Signal> signals =
        keys.stream()
            .flatMap(key -> Optional.ofNullable(items.get(key)).stream())
            .map(SignalItems::signal)
            .filter(this::isStillListed)
            .toList();
    Map<Key, Item> verdicts = table.getAll(signals.stream().flatMap(this::verdictKeys).toList());
    return signals.stream()
        .map(signal ->
            new SignalPage.Row(
                signal,
                verdictKeys(signal)
                    .flatMap(key -> Optional.ofNullable(verdicts.get(key)).stream())
                    .flatMap(item -> VerdictItems.verdict(item).stream())
                    .sorted(Comparator.comparing((Verdict it) -> it.processor().word()))
                    .toList()))
        .toList();
  }

  private Stream<Key> verdictKeys(Signal signal) {
    return Stream.of(Phase.values())
        .flatMap(phase -> Processor.of(phase).stream())
        .map(processor ->
            Keys.verdict(
                query.ref(),
                signal.ticket().id(),
                processor,
                signal.entries().of(processor.phase())));
  }

  private boolean isStillListed(Signal signal) {
    boolean inView =
        switch (signal.status()) {
          case NEW, ACTIVE -> query.view() == SignalQuery.View.OPEN;
          case RESOLVED -> query.view() == SignalQuery.View.RESOLVED;
          case CLOSED -> query.view() == SignalQuery.View.CLOSED;
          case CHILD -> false;
        };
    boolean inAll =
        query.view() == SignalQuery.View.ALL && SignalLanes.of(query.ref(), signal).isPresent();
    return signal.inScope() && (inView || inAll) && matches(signal.ticket());
  }

  private boolean matches(Ticket ticket) {
    CompanyId company = ticket.parties().company();
    return is(query.queue(), ticket.placement().queue())
        && is(query.status(), ticket.placement().status())
        && is(query.company(), company == null ? null : company.value())
        && (contains(ticket.number()) || contains(ticket.title()));
  }

  /// What a cursor belongs to.
  private static String name(SignalQuery query) {
    return String.join(
        "\n",
        query.ref().toString(),
        query.view().name(),
        String.valueOf(query.queue()),
        String.valueOf(query.status()),
        String.valueOf(query.company()),
        query.text());
  }
}
