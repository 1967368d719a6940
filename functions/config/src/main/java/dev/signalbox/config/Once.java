package dev.signalbox.config;

import dev.signalbox.aws.lambda.Body;
import dev.signalbox.aws.lambda.HttpRequest;
import dev.signalbox.aws.lambda.HttpResponse;
import dev.signalbox.core.account.KeptAnswers;
import dev.signalbox.core.account.KeptAnswers.Answer;
import dev.signalbox.core.account.KeptAnswers.Known;
import dev.signalbox.core.account.KeptAnswers.Request;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Lets a request under an `Idempotency-Key` start its work once: whoever sends it again within a
/// day gets the first answer. A refusal started nothing, so it is not kept.
final class Once {

  static final String HEADER = "idempotency-key";

  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");
  private static final Duration KEPT = Duration.ofDays(1);

  /// Longer than this function lives for one request.
  private static final Duration AT_WORK = Duration.ofMinutes(2);

  private final KeptAnswers answers;
  private final Supplier<byte[]> deploymentKey;
  private final InstantSource clock;

  /// @param deploymentKey for the hashes: a body may hold a secret, which a plain hash would let
  ///   somebody guess at
  Once(KeptAnswers answers, Supplier<byte[]> deploymentKey, InstantSource clock) {
    this.answers = answers;
    this.deploymentKey = deploymentKey;
    this.clock = clock;
  }

  HttpResponse answer(Route route, Call call) {
    Optional<String> key = route.once() ? call.request().header(HEADER) : Optional.empty();
    return key.isEmpty() ? route.work().apply(call) : answer(route, call, checked(key.get()));
  }

  private static String checked(String key) {
    if (!KEY.matcher(key).matches()) {
      throw Refusal.field(
          "Idempotency-Key", "This has to be 1 to 255 characters of ASCII, without spaces.");
    }
    return key;
  }

  private HttpResponse answer(Route route, Call call, String key) {
    Instant now = clock.instant();
    Request request = request(call, key, now);
    return switch (answers.take(request, now)) {
      case Known.Taken() -> first(route, call, request);
      case Known.Answered(Answer answer) -> again(answer);
      case Known.Underway() ->
          throw Refusal.of(ErrorType.REQUEST_UNDERWAY).header("retry-after", "2");
      case Known.Another() -> throw Refusal.of(ErrorType.IDEMPOTENCY_KEY_USED);
    };
  }

  private HttpResponse first(Route route, Call call, Request request) {
    HttpResponse response;
    try {
      response = route.work().apply(call);
    } catch (RuntimeException refusedOrFailed) {
      answers.release(request);
      throw refusedOrFailed;
    }
    answers.keep(
        request,
        new Answer(
            response.status(),
            response.headers().getOrDefault("location", ""),
            response.body().text()),
        clock.instant().plus(KEPT));
    return response;
  }

  private static HttpResponse again(Answer answer) {
    HttpResponse response =
        new HttpResponse(
            answer.status(), Map.of("content-type", "application/json"), Body.of(answer.body()));
    return answer.location().isEmpty() ? response : response.with("location", answer.location());
  }

  private Request request(Call call, String key, Instant now) {
    HttpRequest sent = call.request();
    String name =
        String.join("\n", call.caller().user().id().value(), sent.method(), sent.path(), key);
    return new Request(
        call.caller().tenant(),
        hash("once-key:", name.getBytes(StandardCharsets.UTF_8)),
        hash("once-body:", sent.body().bytes()),
        now.plus(AT_WORK));
  }

  private String hash(String use, byte[] bytes) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(deploymentKey.get(), "HmacSHA256"));
      mac.update(use.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(mac.doFinal(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
