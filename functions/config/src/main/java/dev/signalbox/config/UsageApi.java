package dev.signalbox.config;

import dev.signalbox.aws.lambda.HttpResponse;
import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.psa.AccountUse;
import dev.signalbox.core.psa.CallBudget;
import dev.signalbox.core.psa.CallCount;
import dev.signalbox.core.psa.PsaSetup;
import dev.signalbox.core.psa.Purpose;
import dev.signalbox.core.sync.RunQuery;
import dev.signalbox.core.sync.RunStore;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.tenant.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How much of a PSA account's calls is in use, by whom, and what waits for more.
final class UsageApi {

  private static final int MINUTES = 60;
  private static final int RUNS = 100;

  private record View(AccountUse use, List<SyncRun> runs) {
    CallBudget budget() {
      return use.budget();
    }

    Instant now() {
      return use.at();
    }
  }

  private record OfPurpose(View view, Purpose purpose) {
    int used() {
      return view.budget().hour().usedByPurpose(view.now()).getOrDefault(purpose, 0);
    }

    int room() {
      return view.budget().room(purpose, Integer.MAX_VALUE, view.now());
    }

    @Nullable Instant nextCall() {
      return room() > 0 ? null : view.now().plus(view.budget().untilRoom(purpose, view.now()));
    }
  }

  private record Minute(Instant at, Map<Purpose, Integer> calls) {
    long of(Purpose purpose) {
      return calls.getOrDefault(purpose, 0);
    }
  }

  private static final Shape<OfPurpose> PURPOSE =
      Shape.<OfPurpose>of("PurposeUsage")
          .text("purpose", "what the calls are made for", it -> it.purpose().word())
          .number("used", "calls of the last hour", it -> (long) it.used())
          .number(
              "limit",
              "all our calls of an hour may go up to here for it; less when others need more",
              it -> (long) it.view().budget().limit(it.purpose(), it.view().now()))
          .number("left", "how many more it may make now", it -> (long) it.room())
          .time("nextCallAt", "set while nothing is left for it", OfPurpose::nextCall)
          .time("putOffUntil", "set while work of it waits", UsageApi::putOff);

  private static final Shape<View> PSA =
      Shape.<View>of("PsaUsage")
          .number("used", "calls of all integrations in its hour", it -> (long) count(it).used())
          .number("limit", "how many the PSA allows", it -> (long) count(it).most())
          .number("byOthers", "how many of them are not ours", it -> (long) count(it).byOthers())
          .time("at", "when the PSA said so", it -> count(it).at())
          .number("ageSeconds", "how long ago that was", UsageApi::age);

  private static final Shape<Map.Entry<String, Integer>> PLACE =
      Shape.<Map.Entry<String, Integer>>of("PlaceUsage")
          .text("endpoint", "the PSA's endpoint", Map.Entry::getKey)
          .number("taken", "calls under way", it -> (long) it.getValue());

  private static final Shape<SyncRun> QUEUED =
      Shape.<SyncRun>of("QueuedSync")
          .text("id", "id of the run", run -> run.id().value())
          .text("mode", "full, quick or clear", run -> run.mode().word())
          .text("state", "queued or running", run -> run.state().word())
          .number("waits", "milliseconds it waited for its turn so far", SyncRun::waits)
          .time("waitingUntil", "set while it waits", SyncRun::waitingUntil);

  private static final Shape<Minute> MINUTE = minutes();

  private static final Shape<View> USAGE =
      Shape.<View>of("Usage")
          .time("at", "when this was so", View::now)
          .number("used", "our calls of the last hour", UsageApi::used)
          .number("limit", "our calls of an hour", it -> (long) it.budget().total(it.now()))
          .list("purposes", "what they were made for", PURPOSE, UsageApi::purposes)
          .maybePart(
              "psa",
              "what the PSA counted, for all integrations together; asked every 90 seconds at most",
              PSA,
              it -> it.budget().count() == null ? null : it)
          .time("quietUntil", "set while the PSA asks to be left alone", UsageApi::quiet)
          .list("places", "calls under way", PLACE, it -> List.copyOf(it.use().places().entrySet()))
          .number(
              "placesEach",
              "how many an endpoint takes at once",
              it -> (long) it.use().placesEach())
          .list("queued", "syncs that have not ended", QUEUED, View::runs)
          .list(
              "minutes",
              "our calls of the last 60 minutes, oldest first",
              MINUTE,
              UsageApi::series);

  private final ConnectionsApi connections;
  private final LivePsa live;
  private final RunStore runs;

  UsageApi(ConnectionsApi connections, LivePsa live, RunStore runs) {
    this.connections = connections;
    this.live = live;
    this.runs = runs;
  }

  List<Route> routes() {
    return List.of(
        new Route(
            "GET",
            "/v1/connections/{connection}/usage",
            Role.MANAGER,
            "how much of the PSA's calls is in use, and what waits",
            Form.NONE,
            200,
            USAGE,
            this::usage));
  }

  private HttpResponse usage(Call call) {
    Connection connection = connections.find(call);
    return Answers.one(
        USAGE, new View(live.ask(connection, PsaSetup::use), unfinished(connection)));
  }

  private List<SyncRun> unfinished(Connection connection) {
    return runs.list(connection.ref(), RunQuery.history(RUNS)).runs().stream()
        .filter(run -> !run.state().ended())
        .toList();
  }

  private static Shape<Minute> minutes() {
    Shape<Minute> shape =
        Shape.<Minute>of("UsageMinute").time("at", "when the minute began", Minute::at);
    for (Purpose purpose : Purpose.values()) {
      shape = shape.number(purpose.word(), "calls made for it", minute -> minute.of(purpose));
    }
    return shape;
  }

  private static List<Minute> series(View view) {
    Instant first =
        view.now().truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofMinutes(MINUTES - 1L));
    return IntStream.range(0, MINUTES)
        .mapToObj(minute -> first.plus(Duration.ofMinutes(minute)))
        .map(at -> new Minute(at, view.budget().hour().inMinuteOf(at)))
        .toList();
  }

  private static List<OfPurpose> purposes(View view) {
    return Stream.of(Purpose.values()).map(purpose -> new OfPurpose(view, purpose)).toList();
  }

  private static long used(View view) {
    return view.budget().hour().used(view.now());
  }

  private static CallCount count(View view) {
    CallCount count = view.budget().count();
    if (count == null) {
      throw new IllegalStateException("The PSA never counted.");
    }
    return count;
  }

  private static long age(View view) {
    return Math.max(0, Duration.between(count(view).at(), view.now()).toSeconds());
  }

  private static @Nullable Instant quiet(View view) {
    return ifLater(view.use().quietUntil(), view.now());
  }

  private static @Nullable Instant putOff(OfPurpose of) {
    Instant until = of.view().use().putOff().get(of.purpose());
    return until == null ? null : ifLater(until, of.view().now());
  }

  private static @Nullable Instant ifLater(Instant time, Instant now) {
    return time.isAfter(now) ? time : null;
  }
}
