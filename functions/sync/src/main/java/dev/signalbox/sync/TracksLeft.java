package dev.signalbox.sync;

import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.Page;
import dev.signalbox.core.psa.PsaReader;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.sync.SyncRun.Progress;
import dev.signalbox.core.sync.SyncRun.Track;
import dev.signalbox.sync.TrackReader.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a step leaves to be read. A PSA takes two calls at once at an endpoint, so where much is
/// left of an entity it is read in two ranges; when one is at its end, the other is divided.
final class TracksLeft {

  /// Each range ends in a page that is partly empty: with less left, that costs more than it saves.
  private static final int PAGES_TO_DIVIDE = 8;

  private final Map<Entity, List<Step>> steps;

  TracksLeft(List<Step> steps) {
    this.steps =
        steps.stream()
            .collect(
                Collectors.groupingBy(
                    step -> step.track().entity(), LinkedHashMap::new, Collectors.toList()));
  }

  /// The entities of which all is read, each as one track.
  List<Track> ended() {
    return steps.values().stream()
        .filter(TracksLeft::isAllRead)
        .map(of -> together(of, of.getLast().track()))
        .toList();
  }

  private static boolean isAllRead(List<Step> of) {
    return of.stream().allMatch(step -> step.ended() && step.more().isEmpty());
  }

  /// @param progress with these steps
  List<Track> tracks(SyncRun run, List<Progress> progress) {
    List<Track> left = new ArrayList<>();
    steps.forEach((entity, of) -> left.addAll(left(of, recordsLeft(entity, progress))));
    for (Track ended : ended()) {
      if (CompareHeld.isComparing(run) && ended.entity() == Entity.TICKET) {
        left.add(WalkHeld.begun(ended));
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

  private static List<Track> left(List<Step> of, long records) {
    List<Step> going = of.stream().filter(step -> !step.ended()).toList();
    List<Track> left =
        Stream.concat(
                going.stream().map(Step::track), of.stream().flatMap(step -> step.more().stream()))
            .map(track -> together(of, track))
            .toList();
    boolean divided =
        left.size() == 1 && going.size() == 1 && records >= PAGES_TO_DIVIDE * PsaReader.PAGE;
    return divided ? divided(going.getFirst(), left.getFirst(), records) : left;
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
  private static Track together(List<Step> of, Track track) {
    @Nullable Instant psaTime = null;
    @Nullable Instant latestChange = null;
    for (Step step : of) {
      psaTime = earlier(psaTime, step.track().psaTime());
      latestChange = later(latestChange, step.track().latestChange());
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
