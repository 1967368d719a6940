package dev.signalbox.sync;

import dev.signalbox.aws.lambda.Log;
import dev.signalbox.core.Randomness;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.connection.ConnectionStore;
import dev.signalbox.core.settings.Versioned;
import dev.signalbox.core.task.Gathering;
import dev.signalbox.core.task.GatheringStore;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.TaskQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Decides which hints of a connection are read now and which wait a few seconds for those that
/// follow, so that a desk where something changes every second costs a call now and then and not
/// one for each change.
///
/// What waits is sent to the queue again before it counts as worked, so no worker can take it with
/// it. What is listed beside that is only there to be read together.
final class GatherHints {

  /// What is to be read now.
  ///
  /// @param own of those that were received
  /// @param others that wait on the queue, and need no call of their own if these succeed
  record Gathered(List<Message> own, List<Message> others) {

    Gathered {
      own = List.copyOf(own);
      others = List.copyOf(others);
    }

    static Gathered only(List<Message> own) {
      return new Gathered(own, List.of());
    }

    Gathered with(List<Message> early) {
      return early.isEmpty() ? this : new Gathered(joined(own, early), others);
    }

    List<Message> all() {
      return joined(own, others);
    }

    private static List<Message> joined(List<Message> some, List<Message> more) {
      List<Message> all = new ArrayList<>(some);
      all.addAll(more);
      return all;
    }
  }

  private static final int ATTEMPTS = 5;
  private static final int MOST_APART_MS = 1_000;

  private final GatheringStore store;
  private final ConnectionStore connections;
  private final TaskQueue queue;
  private final Randomness randomness;
  private final InstantSource clock;
  private final Log log;

  GatherHints(
      GatheringStore store,
      ConnectionStore connections,
      TaskQueue queue,
      Randomness randomness,
      InstantSource clock,
      Log log) {
    this.store = store;
    this.connections = connections;
    this.queue = queue;
    this.randomness = randomness;
    this.clock = clock;
    this.log = log;
  }

  /// Saving calls is no reason to leave hints unread: when this fails, they are read as they came.
  Gathered gather(ConnectionRef ref, List<Message> hints) {
    Instant now = clock.instant();
    List<Message> early = hints.stream().filter(hint -> hint.isEarly(now)).toList();
    List<Message> due = hints.stream().filter(hint -> !hint.isEarly(now)).toList();
    if (due.isEmpty()) {
      return Gathered.only(hints);
    }
    return gatherDue(ref, due).with(early);
  }

  private Gathered gatherDue(ConnectionRef ref, List<Message> hints) {
    try {
      return tryToGather(ref, hints);
    } catch (RuntimeException fault) {
      log.error("notGathered", fault, line -> line.put("connection", ref.toString()));
      return Gathered.only(hints);
    }
  }

  private Gathered tryToGather(ConnectionRef ref, List<Message> hints) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Versioned<Gathering> held = store.gathering(ref);
      List<Message> open = held.value().open(hints);
      if (open.isEmpty() || (held.version() == 0 && !works(ref))) {
        return Gathered.only(open);
      }
      Optional<Gathered> gathered =
          held.value().reads(open, clock.instant()) ? read(ref, held, open) : keep(ref, held, open);
      if (gathered.isPresent()) {
        return gathered.get();
      }
    }
    // Others are deciding about the same connection all the time.
    return Gathered.only(hints);
  }

  /// Nothing is kept about a connection that was removed.
  private boolean works(ConnectionRef ref) {
    return connections.find(ref).filter(connection -> connection.state().works()).isPresent();
  }

  private Optional<Gathered> read(ConnectionRef ref, Versioned<Gathering> held, List<Message> own) {
    List<Message> others = held.value().beside(own);
    boolean needsNoTurn = own.size() >= Gathering.ENOUGH && held.value().waiting().isEmpty();
    return needsNoTurn
            || store.saveGathering(ref, held.value().taken(clock.instant()), held.version())
        ? Optional.of(new Gathered(own, others))
        : Optional.empty();
  }

  private Optional<Gathered> keep(ConnectionRef ref, Versioned<Gathering> held, List<Message> own) {
    if (!store.saveGathering(ref, held.value().with(own), held.version())) {
      return Optional.empty();
    }
    Instant turn = held.value().turnAt().plus(apart());
    Duration delay = Duration.between(clock.instant(), turn);
    for (Message hint : own) {
      queue.sendLater(
          new Message(hint.task(), hint.cause(), hint.receivedAt(), hint.attempt(), turn),
          delay.isNegative() ? Duration.ZERO : delay);
    }
    return Optional.of(Gathered.only(List.of()));
  }

  /// Desks that were stirred at one moment, or that the PSA refused at one, do not take their turns
  /// at one.
  private Duration apart() {
    byte[] two = randomness.bytes(2);
    return Duration.ofMillis(((two[0] & 0xFF) << 8 | (two[1] & 0xFF)) % MOST_APART_MS);
  }

  /// Notes that hints were read for whoever gets them off the queue. When this fails, they are read
  /// once more.
  void noteDone(ConnectionRef ref, List<Message> others) {
    try {
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        Versioned<Gathering> held = store.gathering(ref);
        if (held.version() == 0
            || store.saveGathering(ref, held.value().withDone(others), held.version())) {
          return;
        }
      }
    } catch (RuntimeException fault) {
      log.error("doneNotNoted", fault, line -> line.put("connection", ref.toString()));
    }
  }
}
