package dev.signalbox.autotask;

import dev.signalbox.autotask.Failure.Again;
import dev.signalbox.core.psa.PsaFault;
import dev.signalbox.core.psa.PsaFault.Kind;
import dev.signalbox.json.Json;
import dev.signalbox.json.MalformedJson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Says what a failed call means, in words that name cause and next step.
final class Failures {

  private static final int MOST_ERRORS = 10;

  /// A gateway gave up waiting, as we do ourselves.
  private static final int GATEWAY_TIMEOUT = 504;

  /// When Autotask says that it is too much but not for how long.
  private static final Duration VOLUME_WAIT = Duration.ofSeconds(60);

  private static final Duration THREAD_WAIT = Duration.ofSeconds(5);

  private final Redactor redactor;

  Failures(Redactor redactor) {
    this.redactor = redactor;
  }

  Failures hidingAlso(String secret) {
    return new Failures(redactor.hidingAlso(secret));
  }

  /// What is wrong with an answer; nothing when it is a good one.
  Optional<Failure> in(Reply reply, Call call, Instant now) {
    List<String> errors = errors(reply);
    int status = reply.status();
    if (status == 200) {
      return Optional.empty();
    }
    return Optional.of(
        switch (status) {
          case 401 -> unauthorized(errors);
          case 403 -> forbidden(call, errors);
          case 404, 405 -> noSuchPath(call, status, errors);
          case 429 -> limited(reply, errors, now);
          case 502, 503, 504 -> unavailable(reply, errors, now);
          case 400, 409, 422, 500 -> byText(reply, call, errors, now);
          default -> unexpected(status, errors);
        });
  }

  /// A good answer is parsed by whoever asked; reading it twice would cost the most there.
  private List<String> errors(Reply reply) {
    return reply.status() == 200 ? List.of() : texts(reply);
  }

  /// Autotask's own words in an answer, without secrets.
  List<String> texts(Reply reply) {
    if (reply.isHtml() || reply.body().length == 0) {
      return List.of();
    }
    try {
      return clean(Json.parse(reply.body()));
    } catch (MalformedJson _) {
      return List.of();
    }
  }

  private List<String> clean(Json body) {
    return ErrorTexts.in(body).stream().limit(MOST_ERRORS).map(redactor::clean).toList();
  }

  /// Errors beside a good status.
  Optional<Failure> beside(Row body, Reply reply, Call call, Instant now) {
    List<String> errors = body.find("errors").map(this::clean).orElse(List.of());
    return errors.isEmpty() ? Optional.empty() : Optional.of(byText(reply, call, errors, now));
  }

  Failure unauthorized(List<String> errors) {
    return Failure.of(
        Kind.UNAUTHORIZED,
        Again.NEVER,
        "Autotask did not accept the API user name, secret or tracking identifier, or the API user"
            + " is inactive or locked. Check the user under "
            + Menu.API_USERS
            + ", then enter its credentials again.",
        errors);
  }

  private static Failure forbidden(Call call, List<String> errors) {
    return Failure.of(
        Kind.FORBIDDEN,
        Again.NEVER,
        "The API user may not "
            + verb(call)
            + " "
            + call.endpoint()
            + ". Allow it under "
            + Menu.LEVELS
            + ".",
        errors);
  }

  private static String verb(Call call) {
    if (call.method().equals("POST")) {
      return call.repeatable() ? "read" : "create";
    }
    return switch (call.method()) {
      case "PATCH" -> "change";
      case "DELETE" -> "delete";
      default -> "read";
    };
  }

  private static Failure noSuchPath(Call call, int status, List<String> errors) {
    return Failure.of(
        Kind.NOT_FOUND,
        Again.NEVER,
        "Autotask does not know "
            + call
            + " (status "
            + status
            + "). Check the zone's address; if it"
            + " is right, report this as a fault of Signalbox.",
        errors);
  }

  private static Failure limited(Reply reply, List<String> errors, Instant now) {
    return ErrorTexts.meaning(errors) == ErrorTexts.Meaning.THREADS
        ? threads(reply, errors, now)
        : volume(reply, errors, now);
  }

  private static Failure volume(Reply reply, List<String> errors, Instant now) {
    Duration asked = retryAfter(reply, now);
    Duration wait = asked == null ? VOLUME_WAIT : asked;
    return new Failure(
        PsaFault.rateLimited(
            "Autotask takes no more calls for now: the account's integrations together made too many."
                + " Work goes on by itself in "
                + wait.toSeconds()
                + " s.",
            wait,
            errors),
        Again.NOTHING_HAPPENED,
        asked);
  }

  private static Failure threads(Reply reply, List<String> errors, Instant now) {
    Duration asked = retryAfter(reply, now);
    return new Failure(
        PsaFault.rateLimited(
            "Autotask takes no more calls at once for this tracking identifier. Work goes on by"
                + " itself; if this stays, give Signalbox a tracking identifier of its own.",
            asked == null ? THREAD_WAIT : asked,
            errors),
        Again.NOTHING_HAPPENED,
        asked);
  }

  private static Failure unavailable(Reply reply, List<String> errors, Instant now) {
    Duration asked = retryAfter(reply, now);
    return new Failure(
        new PsaFault(
            Kind.UNAVAILABLE,
            "Autotask is not available (status "
                + reply.status()
                + "). It is tried again by itself.",
            errors,
            asked,
            null),
        Again.IF_REPEATABLE,
        asked,
        reply.status() == GATEWAY_TIMEOUT);
  }

  private static Failure byText(Reply reply, Call call, List<String> errors, Instant now) {
    String said = errors.isEmpty() ? "nothing more" : "\"" + String.join("; ", errors) + "\"";
    return switch (ErrorTexts.meaning(errors)) {
      case PERMISSION -> forbidden(call, errors);
      case THREADS -> threads(reply, errors, now);
      case VOLUME -> volume(reply, errors, now);
      case WEBHOOK_QUOTA, VALIDATION ->
          Failure.of(
              Kind.REJECTED,
              Again.NEVER,
              "Autotask declined "
                  + call
                  + " and said "
                  + said
                  + ". Change what it names and try again.",
              errors);
      case NOT_FOUND ->
          Failure.of(
              Kind.NOT_FOUND,
              Again.NEVER,
              "Autotask has no such record, or does not show it to the API user.",
              errors);
      case UNKNOWN ->
          Failure.of(
              reply.status() == 500 || reply.status() == 200 ? Kind.UNAVAILABLE : Kind.REJECTED,
              reply.status() == 500 ? Again.ONCE_IF_REPEATABLE : Again.NEVER,
              "Autotask failed at "
                  + call
                  + " (status "
                  + reply.status()
                  + ") and said "
                  + said
                  + ". It is tried again later; if this stays, ask Kaseya's support.",
              errors);
    };
  }

  private static Failure unexpected(int status, List<String> errors) {
    return Failure.of(
        Kind.MALFORMED,
        Again.NEVER,
        "The answer has status "
            + status
            + ", which Autotask's API never sends. Check whether a proxy"
            + " stands between, and the zone's address.",
        errors);
  }

  Failure unreadable(Call call) {
    return Failure.of(
        Kind.MALFORMED,
        Again.IF_REPEATABLE,
        "The answer to "
            + call
            + " is not the JSON that Autotask's API sends. Check whether a proxy"
            + " stands between, and the zone's address.",
        List.of());
  }

  /// Seconds or a date, as HTTP allows both.
  private static @Nullable Duration retryAfter(Reply reply, Instant now) {
    String text = reply.header("Retry-After").orElse("").strip();
    if (text.matches("\\d{1,6}")) {
      return Duration.ofSeconds(Long.parseLong(text));
    }
    return Instants.parseHttp(text)
        .map(until -> Duration.between(reply.date().orElse(now), until))
        .map(wait -> wait.isNegative() ? Duration.ZERO : wait)
        .orElse(null);
  }
}
