package dev.signalbox.core.sync;

import static dev.signalbox.core.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.CountingIds;
import dev.signalbox.core.Race;
import dev.signalbox.core.Samples;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.sync.RunStore.Begun;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What every store of runs does.
public abstract class RunStoreContract {

  protected abstract RunStore store();

  private static final Duration WINDOW = Duration.ofMinutes(2);
  private static final List<SyncRun.State> ENDED =
      List.of(SyncRun.State.FINISHED, SyncRun.State.FAILED, SyncRun.State.CANCELLED);

  private final ConnectionRef ref = Samples.newRef();
  private final CountingIds ids = new CountingIds();

  @Test
  void runIsFoundAsItWas() {
    SyncRun bare = run("scope", NOON);
    assertThat(store().begin(bare, WINDOW)).isEqualTo(new Begun.Started(bare));
    assertThat(store().find(ref, bare.id())).contains(bare);
    SyncRun full = full(bare);
    assertThat(store().advance(full, 0)).isTrue();
    assertThat(store().find(ref, bare.id())).contains(full);
    SyncRun again = at(bare, 2, SyncRun.State.FINISHED);
    assertThat(store().advance(again, 1)).isTrue();
    assertThat(store().find(ref, bare.id())).contains(again);
  }

  @Test
  @Tag("SYN-02")
  void sameRunIsNotBegunTwiceWithinTheWindow() {
    SyncRun first = begin("scope", NOON);
    assertThat(store().begin(run("scope", NOON.plusSeconds(119)), WINDOW))
        .isEqualTo(new Begun.Already(first.id()));
    assertThat(store().begin(run("scope", NOON.plusSeconds(120)), WINDOW))
        .isInstanceOf(Begun.Started.class);
  }

  @Test
  void anotherScopeModeOrConnectionIsAnotherRun() {
    begin("scope", NOON);
    begin("other scope", NOON);
    assertThat(store().begin(quick(run("scope", NOON)), WINDOW)).isInstanceOf(Begun.Started.class);
    assertThat(store().list(ref, 10)).hasSize(3);
  }

  @Test
  void oneOfManyRequestsAtOnceBegins() {
    List<Begun> answers = Race.run(8, _ -> store().begin(run("scope", NOON), WINDOW));
    assertThat(answers).filteredOn(Begun.Started.class::isInstance).hasSize(1);
    assertThat(store().list(ref, 10)).hasSize(1);
  }

  @Test
  @Tag("REC-01")
  void lastRunOfAModeAndScopeIsFoundAsItStands() {
    assertThat(store().last(ref, SyncRun.Mode.FULL, "scope")).isEmpty();
    begin("scope", NOON);
    SyncRun second = begin("scope", NOON.plusSeconds(120));
    begin("other", NOON.plusSeconds(130));
    SyncRun quick = quick(run("scope", NOON.plusSeconds(140)));
    store().begin(quick, WINDOW);
    SyncRun failed = at(second, 1, SyncRun.State.FAILED);
    store().advance(failed, 0);
    assertThat(store().last(ref, SyncRun.Mode.FULL, "scope")).contains(failed);
    assertThat(store().last(ref, SyncRun.Mode.QUICK, "scope")).contains(quick);
    assertThat(store().last(Samples.newRef(), SyncRun.Mode.FULL, "scope")).isEmpty();
  }

  @Test
  @Tag("SYN-26")
  void runsThatHaveNotEndedAreFoundHoweverManyCameAfter() {
    SyncRun old = begin("old", NOON);
    SyncRun held = begin("held", NOON.plusSeconds(1));
    SyncRun stillHeld = at(held, 1, SyncRun.State.HELD);
    store().advance(stillHeld, 0);
    for (int i = 0; i < 60; i++) {
      SyncRun later = begin("later" + i, NOON.plusSeconds(2 + i));
      assertThat(store().open(ref)).contains(later);
      store().advance(at(later, 1, ENDED.get(i % ENDED.size())), 0);
    }
    assertThat(store().open(ref)).containsExactly(stillHeld, old);
    assertThat(store().open(Samples.newRef())).isEmpty();
    assertThat(store().advance(at(old, 2, SyncRun.State.FINISHED), 1)).isFalse();
    assertThat(store().open(ref)).containsExactly(stillHeld, old);
  }

  @Test
  void latestRunsComeFirst() {
    SyncRun first = begin("a", NOON);
    SyncRun second = begin("b", NOON.plusSeconds(1));
    SyncRun third = begin("c", NOON.plusSeconds(2));
    assertThat(store().list(ref, 2)).containsExactly(third, second);
    assertThat(store().list(ref, 9)).containsExactly(third, second, first);
  }

  @Test
  void runIsNotAdvancedFromAnotherStep() {
    SyncRun run = begin("scope", NOON);
    assertThat(store().advance(at(run, 2, SyncRun.State.RUNNING), 1)).isFalse();
    assertThat(store().find(ref, run.id())).contains(run);
    assertThat(store().advance(run("never begun", NOON), 0)).isFalse();
  }

  @Test
  @Tag("P15")
  void oneOfManyCheckpointsAtOnceIsStored() {
    SyncRun run = begin("scope", NOON);
    List<Boolean> answers =
        Race.run(10, _ -> store().advance(at(run, 1, SyncRun.State.RUNNING), 0));
    assertThat(answers).containsOnlyOnce(true);
  }

  @Test
  void oneOfManyWorkersGetsTheRun() {
    SyncRun run = begin("scope", NOON);
    List<Optional<SyncRun>> answers = Race.run(10, _ -> claim(run, 0, NOON));
    assertThat(answers).filteredOn(Optional::isPresent).hasSize(1);
    assertThat(answers.stream().flatMap(Optional::stream).findFirst().orElseThrow().leaseUntil())
        .isEqualTo(NOON.plusSeconds(60));
  }

  @Test
  void leaseThatRanOutIsFree() {
    SyncRun run = begin("scope", NOON);
    claim(run, 0, NOON);
    assertThat(claim(run, 0, NOON.plusSeconds(59))).isEmpty();
    assertThat(claim(run, 0, NOON.plusSeconds(60))).isPresent();
  }

  @Test
  void messageWithAnOlderStepStillGetsTheRunANewerOneDoesNot() {
    SyncRun run = begin("scope", NOON);
    store().advance(at(run, 3, SyncRun.State.RUNNING), 0);
    assertThat(claim(run, 4, NOON)).isEmpty();
    assertThat(claim(run, 1, NOON)).map(SyncRun::step).contains(3L);
  }

  @Test
  void endedRunIsNotToBeHad() {
    SyncRun run = begin("scope", NOON);
    store().advance(at(run, 1, SyncRun.State.CANCELLED), 0);
    assertThat(claim(run, 0, NOON)).isEmpty();
  }

  @Test
  @Tag("REC-04")
  void heldRunIsNotToBeHadUntilItGoesOn() {
    SyncRun run = begin("scope", NOON);
    SyncRun held = at(run, 1, SyncRun.State.HELD);
    store().advance(held, 0);
    assertThat(claim(run, 0, NOON)).isEmpty();
    store().advance(held.goingOn(), 1);
    assertThat(claim(run, 0, NOON)).map(SyncRun::released).contains(true);
  }

  @Test
  @Tag("REC-04")
  void whatIsAbsentIsNotedOnceByRunAndEntityAndTakenOffAgain() {
    SyncRun one = run("a", NOON);
    RunId run = one.id();
    List<Long> many = LongStream.rangeClosed(1, 230).boxed().toList();
    store().noteAbsent(one, Entity.NOTE, many);
    store().noteAbsent(one, Entity.NOTE, List.of(7L, 300L));
    store().noteAbsent(one, Entity.TICKET, List.of(8L));
    store().noteAbsent(run("b", NOON), Entity.NOTE, List.of(9L));
    assertThat(store().absent(ref, run, Entity.NOTE, 500)).hasSize(231).startsWith(1L, 2L);
    assertThat(store().absent(ref, run, Entity.NOTE, 3)).containsExactly(1L, 2L, 3L);
    store().forgetAbsent(ref, run, Entity.NOTE, many);
    assertThat(store().absent(ref, run, Entity.NOTE, 500)).containsExactly(300L);
    assertThat(store().absent(ref, run, Entity.TICKET, 500)).containsExactly(8L);
    assertThat(store().absent(Samples.newRef(), run, Entity.TICKET, 500)).isEmpty();
  }

  @Test
  @Tag("P25")
  void anotherTenantSeesNothing() {
    SyncRun run = begin("scope", NOON);
    store().saveCursor(ref, Entity.TICKET, NOON);
    ConnectionRef other = Samples.newRef();
    assertThat(store().find(other, run.id())).isEmpty();
    assertThat(store().list(other, 9)).isEmpty();
    assertThat(store().cursor(other, Entity.TICKET)).isEmpty();
    assertThat(store().claim(other, run.id(), 0, NOON, NOON.plusSeconds(1))).isEmpty();
  }

  private SyncRun begin(String scope, Instant at) {
    return ((Begun.Started) store().begin(run(scope, at), WINDOW)).run();
  }

  private Optional<SyncRun> claim(SyncRun run, long fromStep, Instant now) {
    return store().claim(ref, run.id(), fromStep, now, now.plusSeconds(60));
  }

  private SyncRun run(String scope, Instant at) {
    String id;
    synchronized (ids) {
      id = ids.next();
    }
    return SyncRun.queued(
            new RunId(id), ref, SyncRun.Mode.FULL, SyncRun.Origin.SCHEDULED, scope, at, "cause")
        .edit()
        .tracks(List.of(SyncRun.Track.of(Entity.TICKET)))
        .progress(List.of(new SyncRun.Progress(Entity.TICKET, 0, 0, 0)))
        .done();
  }

  private static SyncRun quick(SyncRun run) {
    return run.edit().mode(SyncRun.Mode.QUICK).done();
  }

  private static SyncRun at(SyncRun run, long step, SyncRun.State state) {
    return run.edit().state(state).step(step).leaseUntil(null).done();
  }

  private static SyncRun full(SyncRun run) {
    return run.edit()
        .endedAs(SyncRun.State.FAILED, NOON.plusNanos(1))
        .step(1)
        .tracks(
            List.of(
                new SyncRun.Track(Entity.NOTE, "page 7", NOON, NOON.plusNanos(9)),
                SyncRun.Track.of(Entity.TIME_ENTRY)))
        .progress(List.of(new SyncRun.Progress(Entity.NOTE, 5, 9, 2, 1, "no right")))
        .drift(
            List.of(
                Drift.none(Entity.NOTE)
                    .plus(9, 8, List.of(3L), List.of(4L, 5L))
                    .plusDiffering(2)
                    .plusRepaired(1)
                    .incomplete(),
                Drift.none(Entity.TICKET)))
        .released(true)
        .begunAt(NOON.plusNanos(7))
        .leaseUntil(NOON.plusNanos(2))
        .waits(77)
        .waitingUntil(NOON.plusNanos(3))
        .troubledSince(NOON.plusNanos(4))
        .error("It broke.")
        .done();
  }
}
