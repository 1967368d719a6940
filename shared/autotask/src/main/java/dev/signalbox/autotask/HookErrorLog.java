package dev.signalbox.autotask;

import dev.signalbox.autotask.Budget.Deadline;
import dev.signalbox.core.psa.HookError;
import dev.signalbox.core.psa.HookErrors;
import dev.signalbox.core.psa.PsaReader;
import dev.signalbox.core.psa.WebhookReader.Action;
import dev.signalbox.json.Json;
import dev.signalbox.json.MalformedJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Autotask's log of deliveries that it gave up. It shows an API user those of its own webhooks and
/// keeps them for thirty days.
final class HookErrorLog {

  private static final String LOG = "WebhookEventErrorLogs";

  private static final List<String> FIELDS =
      List.of("id", "createDateTime", "errorMessage", "payload");

  /// An event is logged when its last try failed; the log does not repeat how many there were.
  private static final int TRIES = 5;

  /// The log cuts a payload off, so that it may be no JSON any more. What we need stands at its
  /// beginning, before anything that a person typed.
  private static final Pattern HEAD =
      Pattern.compile(
          "\\{\"Action\":\"(\\w{1,20})\",\"Guid\":\"[\\w-]{1,100}\","
              + "\"EntityType\":\"(\\w{1,40})\",\"Id\":(\\d{1,18}),.*",
          Pattern.DOTALL);

  /// What an entry's delivery was about.
  private record About(String action, String entity, @Nullable Long id) {}

  private final AutotaskHttp http;
  private final Deadline deadline;

  HookErrorLog(AutotaskHttp http, Deadline deadline) {
    this.http = http;
    this.deadline = deadline;
  }

  HookErrors page(Instant from, Instant until, long afterId) {
    List<Filter> filters =
        List.of(
            Filter.since("createDateTime", from),
            Filter.until("createDateTime", until),
            Filter.after("id", afterId));
    Call call = Call.query(LOG, new Query(filters, FIELDS, PsaReader.PAGE).json());
    List<Row> rows = http.call(call, deadline).body().list("items");
    long readTo = rows.isEmpty() ? afterId : rows.getLast().required("id");
    return new HookErrors(
        rows.stream().map(HookErrorLog::entry).toList(), readTo, rows.size() < PsaReader.PAGE);
  }

  Optional<HookError> find(long id) {
    Call call = Call.query(LOG, new Query(List.of(Filter.eq("id", id)), FIELDS, 1).json());
    return http.call(call, deadline).body().list("items").stream()
        .findFirst()
        .map(HookErrorLog::entry);
  }

  private static HookError entry(Row row) {
    Optional<About> about = about(row.text("payload"));
    return new HookError(
        row.required("id"),
        about.map(it -> AutotaskWebhooks.entityOf(it.entity())).orElse(null),
        about.map(About::id).orElse(null),
        about.map(it -> AutotaskWebhooks.actionOf(it.action())).orElse(Action.UPDATE),
        row.firstInstant("createDateTime"),
        TRIES,
        row.text("errorMessage"));
  }

  private static Optional<About> about(String payload) {
    try {
      Row delivery = new Row(Json.parseObject(payload.getBytes(StandardCharsets.UTF_8)));
      return Optional.of(
          new About(
              delivery.text("Action"), delivery.text("EntityType"), delivery.reference("Id")));
    } catch (MalformedJson _) {
      Matcher head = HEAD.matcher(payload);
      return head.matches()
          ? Optional.of(new About(head.group(1), head.group(2), Long.valueOf(head.group(3))))
          : Optional.empty();
    }
  }
}
