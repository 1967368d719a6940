package dev.signalbox.aws.dynamo;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.sync.RunId;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// How a run stands in an item.
final class RunItems {

  static final String RUN = "run"; // S, its id
  static final String STEP = "step"; // N, condition of changes
  static final String STATE = "state"; // S, the state's word
  static final String LEASE_UNTIL = "leaseUntil"; // S, time, or absent
  static final String STARTED_AT = "startedAt"; // S, time
  static final String MODE = "mode"; // S, the mode's word
  private static final String TRACKS = "tracks"; // S, JSON
  private static final String PROGRESS = "progress"; // S, JSON
  private static final String ORIGIN = "origin"; // S, the origin's word
  private static final String DRIFT = "drift"; // S, JSON
  private static final String RELEASED = "released"; // BOOL
  private static final String SCOPE_HASH = "scopeHash"; // S
  private static final String BEGUN_AT = "begunAt"; // S, time, or absent
  private static final String FINISHED_AT = "finishedAt"; // S, time, or absent
  private static final String WAITS = "waits"; // N, milliseconds
  private static final String WAITING_UNTIL = "waitingUntil"; // S, time, or absent
  private static final String TROUBLED_SINCE = "troubledSince"; // S, time, or absent
  private static final String ERROR = "error"; // S
  private static final String CAUSE = "cause"; // S
  private static final String ITEMS = "items";

  private RunItems() {}

  static Fields fields(SyncRun run) {
    return new Fields()
        .text(RUN, run.id().value())
        .text(MODE, run.mode().word())
        .text(STATE, run.state().word())
        .number(STEP, run.step())
        .text(TRACKS, tracks(run.tracks()).write())
        .text(PROGRESS, progress(run.progress()).write())
        .text(ORIGIN, run.origin().word())
        .text(DRIFT, DriftJson.write(run.drift()))
        .flag(RELEASED, run.released())
        .text(SCOPE_HASH, run.scopeHash())
        .time(STARTED_AT, run.startedAt())
        .time(BEGUN_AT, run.begunAt())
        .time(FINISHED_AT, run.finishedAt())
        .time(LEASE_UNTIL, run.leaseUntil())
        .number(WAITS, run.waits())
        .time(WAITING_UNTIL, run.waitingUntil())
        .time(TROUBLED_SINCE, run.troubledSince())
        .text(ERROR, run.error())
        .text(CAUSE, run.cause());
  }

  static SyncRun run(ConnectionRef ref, Item item) {
    return new SyncRun(
        new RunId(item.text(RUN)),
        ref,
        word(SyncRun.Mode.values(), item.text(MODE)),
        item.find(ORIGIN).isPresent()
            ? word(SyncRun.Origin.values(), item.text(ORIGIN))
            : SyncRun.Origin.MANUAL,
        word(SyncRun.State.values(), item.text(STATE)),
        item.number(STEP),
        objects(item.text(TRACKS)).flatMap(RunItems::track).toList(),
        objects(item.text(PROGRESS)).flatMap(RunItems::progress).toList(),
        item.find(DRIFT).isPresent() ? DriftJson.read(item.text(DRIFT)) : List.of(),
        item.find(RELEASED).isPresent() && item.flag(RELEASED),
        item.textOrEmpty(SCOPE_HASH),
        item.time(STARTED_AT),
        item.findTime(BEGUN_AT),
        item.findTime(FINISHED_AT),
        item.findTime(LEASE_UNTIL),
        item.number(WAITS),
        item.findTime(WAITING_UNTIL),
        item.findTime(TROUBLED_SINCE),
        item.textOrEmpty(ERROR),
        item.textOrEmpty(CAUSE));
  }

  private static <E extends Enum<E>> E word(E[] values, String word) {
    return Stream.of(values)
        .filter(value -> value.name().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("A run has the unknown word " + word + "."));
  }

  private static Json.Obj tracks(List<SyncRun.Track> tracks) {
    return items(
        tracks.stream()
            .map(it ->
                Json.object()
                    .put("entity", it.entity().word())
                    .put("position", it.position())
                    .put("psaTime", it.psaTime())
                    .put("latestChange", it.latestChange())
                    .build())
            .toList());
  }

  private static Stream<SyncRun.Track> track(Json.Obj json) {
    return entity(json)
        .map(entity ->
            new SyncRun.Track(
                entity,
                json.text("position").orElse(""),
                json.text("psaTime").map(Instant::parse).orElse(null),
                json.text("latestChange").map(Instant::parse).orElse(null)));
  }

  private static Json.Obj progress(List<SyncRun.Progress> progress) {
    return items(
        progress.stream()
            .map(it ->
                Json.object()
                    .put("entity", it.entity().word())
                    .put("done", it.done())
                    .put("total", it.total())
                    .put("pages", (long) it.pages())
                    .put("skipped", it.skipped())
                    .put("problem", it.problem())
                    .build())
            .toList());
  }

  private static Stream<SyncRun.Progress> progress(Json.Obj json) {
    return entity(json)
        .map(entity ->
            new SyncRun.Progress(
                entity,
                json.number("done").orElse(0),
                json.number("total").orElse(0),
                (int) json.number("pages").orElse(0),
                json.number("skipped").orElse(0),
                json.text("problem").orElse("")));
  }

  private static Stream<Entity> entity(Json.Obj json) {
    return json.text("entity").flatMap(Entity::find).stream();
  }

  private static Json.Obj items(List<? extends Json> items) {
    return Json.object().put(ITEMS, Json.array(items)).build();
  }

  private static Stream<Json.Obj> objects(String json) {
    return Json.parseObject(json).list(ITEMS).stream()
        .flatMap(it -> it instanceof Json.Obj obj ? Stream.of(obj) : Stream.empty());
  }
}
