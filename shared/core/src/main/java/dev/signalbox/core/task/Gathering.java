package dev.signalbox.core.task;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// How the hints of a busy connection are read together. A connection has a few turns at once, so
/// that what people do one after the other is read as it comes, and then one more every few
/// seconds. Hints for which there is no turn wait on the queue; they are listed here as well, so
/// that whoever has the next turn reads all of them with one call.
///
/// The list is only to save calls: what it loses is read when it comes off the queue.
///
/// @param fullAt when all turns are there again, if none is taken
/// @param waiting hints that wait on the queue
/// @param done hints that were read for whoever gets them off the queue
public record Gathering(Instant fullAt, List<Message> waiting, List<Message> done) {

  /// So many hints are worth a call at any time.
  public static final int ENOUGH = 3;

  /// How often a turn comes, and so how long a hint waits for one.
  public static final Duration EVERY = Duration.ofSeconds(5);

  /// After which no hint waits for a turn any more: whoever took it may have died with it.
  public static final Duration LONGEST = EVERY.multipliedBy(4);

  private static final int AT_ONCE = 3;

  /// Few enough for a small item.
  private static final int LISTED = 100;

  public static final Gathering NONE = new Gathering(Instant.EPOCH, List.of(), List.of());

  public Gathering {
    waiting = latest(waiting);
    done = latest(done);
  }

  private static List<Message> latest(List<Message> hints) {
    return List.copyOf(hints.subList(Math.max(0, hints.size() - LISTED), hints.size()));
  }

  /// When there is a turn; in the past if there is one now.
  public Instant turnAt() {
    return fullAt.minus(EVERY.multipliedBy(AT_ONCE - 1));
  }

  /// Whether these are read now rather than with those that follow.
  public boolean reads(List<Message> hints, Instant now) {
    return hints.size() >= ENOUGH
        || !now.isBefore(turnAt())
        || hints.stream().anyMatch(hint -> !now.isBefore(hint.receivedAt().plus(LONGEST)));
  }

  /// Those that nobody read yet.
  public List<Message> open(List<Message> hints) {
    return without(hints, done);
  }

  /// Those that wait beside these.
  public List<Message> beside(List<Message> hints) {
    return without(waiting, hints);
  }

  /// With a turn taken for all that wait. There may have been none: then the next comes as late as
  /// after any other.
  public Gathering taken(Instant now) {
    Instant next = (fullAt.isBefore(now) ? now : fullAt).plus(EVERY);
    Instant empty = now.plus(EVERY.multipliedBy(AT_ONCE));
    return new Gathering(next.isAfter(empty) ? empty : next, List.of(), recent(done, now));
  }

  public Gathering with(List<Message> hints) {
    return new Gathering(fullAt, joined(waiting, hints), done);
  }

  /// With hints that were read for others.
  public Gathering withDone(List<Message> hints) {
    return new Gathering(fullAt, waiting, joined(done, hints));
  }

  private static List<Message> recent(List<Message> hints, Instant now) {
    Instant oldest = now.minus(LONGEST.multipliedBy(2));
    return hints.stream().filter(hint -> hint.receivedAt().isAfter(oldest)).toList();
  }

  private static List<Message> joined(List<Message> some, List<Message> more) {
    List<Message> all = new ArrayList<>(some);
    without(more, some).forEach(hint -> all.add(asReceived(hint)));
    return all;
  }

  private static List<Message> without(List<Message> hints, List<Message> others) {
    Set<Message> known = new HashSet<>();
    others.forEach(hint -> known.add(asReceived(hint)));
    return hints.stream().filter(hint -> !known.contains(asReceived(hint))).toList();
  }

  /// A hint is the same however often it was sent again.
  private static Message asReceived(Message hint) {
    return Message.first(hint.task(), hint.cause(), hint.receivedAt());
  }
}
