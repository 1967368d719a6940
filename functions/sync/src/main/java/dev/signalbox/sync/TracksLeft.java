package dev.signalbox.sync;

import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.Page;
import dev.signalbox.core.psa.PsaReader;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.sync.SyncRun.Progress;
import dev.signalbox.core.sync.SyncRun.Track;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a step leaves to be read. A PSA takes two calls at once at an endpoint, so where much is
/// left of an entity it is read in two ranges; when one is at its end, the other is divided. A
/// worker that goes with care, see [Pace], takes one range after the other.
final class TracksLeft {

  /// Each range ends in a page that is partly empty: with less left, that costs more than it saves.
  private static final int PAGES_TO_DIVIDE = 8;

  private final Map<Entity, List<Step>> steps;
  private final List<Track> waiting;
  private final boolean divides;

  /// @param waiting other ranges of the same entities, whose turn it was not
  /// @param divides whether two ranges of an entity are read side by side
  TracksLeft(List<Step> steps, List<Track> waiting, boolean divides) {
    this.waiting = List.copyOf(waiting);
    this.divides = divides;
    this.steps =
        steps.stream()
            .collect(
                Collectors.groupingBy(
                    step -> step.track().entity(), LinkedHashMap::new, Collectors.toList()));
  }

  /// The entities of which all is read, each as one track.
  List<Track> ended() {
    return steps.values().stream()
        .filter(this::isAllRead)
        .map(of -> together(of, of.getLast().track()))
        .toList();
  }

  private boolean isAllRead(List<Step> of) {
    return waiting(of).isEmpty()
        && of.stream().allMatch(step -> step.ended() && step.more().isEmpty());
  }

  private List<Track> waiting(List<Step> of) {
    Entity entity = of.getFirst().track().entity();
    return waiting.stream().filter(track -> track.entity() == entity).toList();
  }

  /// @param progress with these steps
  List<Track> tracks(SyncRun run, List<Progress> progress) {
    List<Track> left = new ArrayList<>();
    steps.forEach((entity, of) -> left.addAll(left(of, recordsLeft(entity, progress))));
    for (Track ended : ended()) {
      if (CompareHeld.isComparing(run) && ended.entity() == Entity.TICKET) {
        left.add(WalkHeld.begun(ended));
      } else if (KeptCursor.isKept(run, ended)) {
        left.add(KeptCursor.of(ended));
      }
    }
    return left;
  }

  private static long recordsLeft(Entity entity, List<Progress> progress) {
    return progress.stream()
        .filter(one -> one.entity() == entity)
        .mapToLong(one -> one.total() - one.done())
        .sum();
  }

  private List<Track> left(List<Step> of, long records) {
    List<Step> going = of.stream().filter(step -> !step.ended()).toList();
    List<Track> left =
        Stream.of(
                going.stream().map(Step::track),
                of.stream().flatMap(step -> step.more().stream()),
                waiting(of).stream())
            .flatMap(tracks -> tracks)
            .map(track -> together(of, track))
            .toList();
    boolean divided = divides && left.size() == 1 && going.size() == 1 && isWorthDividing(records);
    return divided ? divided(going.getFirst(), left.getFirst(), records) : left;
  }

  /// Whether an entity that is read in one range will be read in two if it can be.
  static boolean isToBeDivided(Progress progress) {
    return isWorthDividing(progress.total() - progress.done());
  }

  private static boolean isWorthDividing(long records) {
    return records >= PAGES_TO_DIVIDE * PsaReader.PAGE;
  }

  /// Lists of tickets are divided before the first, see [TrackReader].
  private static List<Track> divided(Step step, Track track, long records) {
    Page page = step.page().orElse(null);
    if (page == null || page.records().isEmpty() || !step.tickets().isEmpty()) {
      return List.of(track);
    }
    String notation = TrackReader.notationOf(track.position());
    IdRange range = IdRange.parse(track.position().substring(notation.length()));
    long from = page.records().getFirst().recordId();
    double gap = (double) (range.after() - from + 1) / page.records().size();
    long middle = range.middle(records, gap);
    return middle >= range.upTo()
        ? List.of(track)
        : List.of(
            TrackReader.at(track, notation + range.below(middle).format()),
            TrackReader.at(track, notation + range.goingOnAfter(middle).format()));
  }

  /// The track with what all ranges of its entity say about its cursor.
  private Track together(List<Step> of, Track track) {
    @Nullable Instant psaTime = null;
    @Nullable Instant latestChange = null;
    List<Track> ranges = Stream.concat(of.stream().map(Step::track), waiting(of).stream()).toList();
    for (Track range : ranges) {
      psaTime = earlier(psaTime, range.psaTime());
      latestChange = later(latestChange, range.latestChange());
    }
    return new Track(track.entity(), track.position(), psaTime, latestChange);
  }

  private static @Nullable Instant earlier(@Nullable Instant a, @Nullable Instant b) {
    return a == null || (b != null && b.isBefore(a)) ? b : a;
  }

  private static @Nullable Instant later(@Nullable Instant a, @Nullable Instant b) {
    return a == null || (b != null && b.isAfter(a)) ? b : a;
  }
}
