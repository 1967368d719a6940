package dev.signalbox.config;

import dev.signalbox.aws.lambda.HttpResponse;
import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.HookError;
import dev.signalbox.core.psa.HookErrors;
import dev.signalbox.core.psa.HookPlan;
import dev.signalbox.core.tenant.Role;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The PSA's own log of deliveries that it gave up, and the way to fetch what one was about.
final class WebhookErrorsApi {

  private static final Shape<HookError> ERROR =
      Shape.<HookError>of("WebhookError")
          .number("id", "the PSA's id of the entry", HookError::id)
          .text("entity", "what it was about; unknown when that is nothing we sync", it -> word(it))
          .maybeNumber("recordId", "which record", HookError::recordId)
          .text("action", "create, update or delete", WebhookErrorsApi::action)
          .time("at", "when the PSA gave it up", HookError::at)
          .number("tries", "how often it had tried", error -> (long) error.tries())
          .text("text", "what it was answered", HookError::text);

  private record Page(List<HookError> items, @Nullable String next) {}

  private static final Shape<Page> PAGE =
      Shape.<Page>of("WebhookErrorList")
          .list("items", "the oldest first", ERROR, Page::items)
          .maybeText("nextCursor", "of the next page; absent on the last", Page::next);

  private static final Route.Parameter[] FILTERS = {
    new Route.Parameter("entity", "string", "ticket, note, company, contact or configurationItem"),
    new Route.Parameter("from", "string", "not before, an ISO time; thirty days ago unless given"),
    new Route.Parameter("to", "string", "not after, an ISO time; now unless given"),
    new Route.Parameter("cursor", "string", "nextCursor of the page before, same filters"),
    new Route.Parameter("limit", "integer", "entries of a page, 1 to 200; 50 unless given")
  };

  private static final Duration KEPT = Duration.ofDays(30);

  /// The PSA's clock may be ahead of ours.
  private static final Duration SKEW = Duration.ofHours(1);

  private static final int USUAL_PAGE = 50;
  private static final int MOST = 200;
  private static final String CURSOR = "1-";

  private final ConnectionsApi connections;
  private final LivePsa psa;
  private final HookTasks tasks;
  private final InstantSource clock;

  WebhookErrorsApi(ConnectionsApi connections, LivePsa psa, HookTasks tasks, InstantSource clock) {
    this.connections = connections;
    this.psa = psa;
    this.tasks = tasks;
    this.clock = clock;
  }

  List<Route> routes() {
    return List.of(
        new Route(
                "GET",
                "/v1/connections/{connection}/webhooks/errors",
                Role.MANAGER,
                "deliveries that the PSA gave up, from its own log",
                Form.NONE,
                200,
                PAGE,
                this::list)
            .asking(FILTERS),
        new Route(
            "GET",
            "/v1/connections/{connection}/webhooks/errors/{error}",
            Role.MANAGER,
            "one of them",
            Form.NONE,
            200,
            ERROR,
            call -> Answers.one(ERROR, find(call, connections.findWorking(call)))),
        new Route(
                "POST",
                "/v1/connections/{connection}/webhooks/errors/{error}/pull",
                Role.MANAGER,
                "read the record that it was about now",
                Form.NONE,
                202,
                Answers.ACCEPTED,
                this::pull)
            .startingWork());
  }

  private HttpResponse list(Call call) {
    Connection connection = connections.findWorking(call);
    Instant now = clock.instant();
    Instant from = time(call, "from").orElse(now.minus(KEPT));
    Instant to = time(call, "to").orElse(now.plus(SKEW));
    long after = after(call);
    Optional<Entity> entity = entity(call);
    int limit = call.limit(USUAL_PAGE, MOST);
    HookErrors found = psa.ask(connection, setup -> setup.hookErrors(from, to, after));
    return Answers.one(PAGE, page(found, entity, limit));
  }

  /// The PSA does not filter by entity, so a page may hold fewer than asked for and yet not be the
  /// last.
  private static Page page(HookErrors found, Optional<Entity> entity, int limit) {
    List<HookError> wanted =
        found.items().stream()
            .filter(error -> entity.isEmpty() || entity.get() == error.entity())
            .toList();
    if (wanted.size() > limit) {
      List<HookError> shown = wanted.subList(0, limit);
      return new Page(shown, CURSOR + shown.getLast().id());
    }
    return new Page(wanted, found.last() ? null : CURSOR + found.readTo());
  }

  private static long after(Call call) {
    String cursor = call.request().parameter("cursor").orElse("");
    if (cursor.isEmpty()) {
      return -1;
    }
    if (!cursor.matches(CURSOR + "[0-9]{1,18}")) {
      throw Refusal.field("cursor", "This is no cursor of this list. Begin again without one.");
    }
    return Long.parseLong(cursor.substring(CURSOR.length()));
  }

  private static Optional<Entity> entity(Call call) {
    Optional<String> word = call.request().parameter("entity");
    Optional<Entity> entity = word.flatMap(Entity::find).filter(HookPlan.entities(true)::contains);
    if (word.isPresent() && entity.isEmpty()) {
      throw Refusal.field(
          "entity", "This has to be ticket, note, company, contact or configurationItem.");
    }
    return entity;
  }

  private static Optional<Instant> time(Call call, String parameter) {
    try {
      return call.request().parameter(parameter).map(Instant::parse);
    } catch (DateTimeException _) {
      throw Refusal.field(parameter, "This has to be a time such as 2026-06-01T08:00:00Z.");
    }
  }

  private HookError find(Call call, Connection connection) {
    String id = call.part("error");
    if (!id.matches("[0-9]{1,18}")) {
      throw Refusal.of(ErrorType.NOT_FOUND);
    }
    return psa.ask(connection, setup -> setup.hookError(Long.parseLong(id)))
        .orElseThrow(() -> Refusal.of(ErrorType.NOT_FOUND));
  }

  private HttpResponse pull(Call call) {
    Connection connection = connections.findWorking(call);
    HookError error = find(call, connection);
    Entity entity = error.entity();
    Long record = error.recordId();
    if (entity == null || record == null) {
      throw Refusal.of(ErrorType.NOTHING_TO_PULL);
    }
    tasks.pull(connection.ref(), entity, record, error.action());
    return Answers.accepted(
        entity == Entity.TICKET
            ? "/v1/signals/" + connection.ref().connection() + "/" + record
            : "/v1/connections/"
                + connection.ref().connection()
                + "/webhooks/errors/"
                + error.id());
  }

  private static String word(HookError error) {
    Entity entity = error.entity();
    return entity == null ? "unknown" : entity.word();
  }

  private static String action(HookError error) {
    return error.action().name().toLowerCase(Locale.ROOT);
  }
}
