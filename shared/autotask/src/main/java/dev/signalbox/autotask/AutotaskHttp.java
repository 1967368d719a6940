package dev.signalbox.autotask;

import dev.signalbox.autotask.Budget.Deadline;
import dev.signalbox.core.psa.Limiter;
import dev.signalbox.core.psa.PsaFault;
import dev.signalbox.core.psa.Purpose;
import dev.signalbox.json.Json;
import dev.signalbox.json.MalformedJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes the calls of one account: within its limits and its time, tried again where that helps.
final class AutotaskHttp {

  private static final String VERSION = "/v1.0/";

  /// A good answer.
  ///
  /// @param askedAt our clock before the request was sent
  /// @param psaTime Autotask's clock when it answered; null when it did not say
  record Answer(Row body, Instant askedAt, @Nullable Instant psaTime) {}

  /// The result of one try.
  private sealed interface Try {
    record Good(Answer answer) implements Try {}

    record Bad(Failure failure) implements Try {}
  }

  private final Account account;
  private final Purpose purpose;
  private final Exchange exchange;
  private final Tools tools;
  private final Failures failures;

  AutotaskHttp(Account account, Purpose purpose, Exchange exchange, Tools tools) {
    this(account, purpose, exchange, tools, new Failures(account.redactor()));
  }

  private AutotaskHttp(
      Account account, Purpose purpose, Exchange exchange, Tools tools, Failures failures) {
    this.account = account;
    this.purpose = purpose;
    this.exchange = exchange;
    this.tools = tools;
    this.failures = failures;
  }

  /// The same, with one more text that no message may repeat.
  AutotaskHttp hidingAlso(String secret) {
    return new AutotaskHttp(account, purpose, exchange, tools, failures.hidingAlso(secret));
  }

  Account account() {
    return account;
  }

  /// The time that one question may take, from now on.
  Deadline start() {
    return Budget.of(purpose).start(tools.clock());
  }

  Answer call(Call call, Deadline deadline) {
    for (int made = 1; ; made++) {
      switch (attempt(call, account.root() + VERSION + call.path(), true, deadline)) {
        case Try.Good(Answer answer) -> {
          account.accepted();
          return answer;
        }
        case Try.Bad(Failure failure) -> pauseOrThrow(failure, call, made, deadline);
      }
    }
  }

  /// One try at a public page below the root, without credentials.
  Answer ask(Call call, Deadline deadline) {
    return switch (attempt(call, account.root() + "/" + call.path(), false, deadline)) {
      case Try.Good(Answer answer) -> answer;
      case Try.Bad(Failure failure) -> throw failure.fault();
    };
  }

  private void pauseOrThrow(Failure failure, Call call, int made, Deadline deadline) {
    if (failure.fault().kind() == PsaFault.Kind.UNAUTHORIZED && account.moved(most(deadline))) {
      return;
    }
    tellLimiter(failure);
    Optional<Duration> wait = tools.retry().next(failure, call.repeatable(), made, tools.chance());
    if (wait.isEmpty() || !bearable(wait.get(), deadline)) {
      throw failure.fault();
    }
    tools.pause().pause(wait.get());
  }

  private void tellLimiter(Failure failure) {
    if (failure.asked() != null) {
      tools.limiter().backOff(account.limits(), failure.asked());
    }
  }

  private boolean bearable(Duration wait, Deadline deadline) {
    return wait.compareTo(Budget.of(purpose).patience()) <= 0
        && wait.compareTo(deadline.remaining()) < 0;
  }

  private Try attempt(Call call, String address, boolean signed, Deadline deadline) {
    URI uri = URI.create(address);
    try (Limiter.Permit _ = permit(call.endpoint(), deadline)) {
      Instant askedAt = tools.clock().instant();
      Reply reply = exchange.send(request(call, uri, signed), most(deadline), Transport.LARGEST);
      return read(call, reply, askedAt);
    } catch (IOException e) {
      return new Try.Bad(NotReached.because(e, uri));
    }
  }

  private Duration most(Deadline deadline) {
    Duration most = Budget.of(purpose).exchange();
    Duration left = deadline.remaining();
    return left.compareTo(most) < 0 ? left : most;
  }

  private Try read(Call call, Reply reply, Instant askedAt) {
    Optional<Failure> failure = failures.in(reply, call, askedAt);
    if (failure.isPresent()) {
      return new Try.Bad(failure.get());
    }
    try {
      Row body = new Row(Json.parseObject(reply.body()));
      return failures
          .beside(body, reply, call, askedAt)
          .<Try>map(Try.Bad::new)
          .orElseGet(() -> new Try.Good(new Answer(body, askedAt, reply.date().orElse(null))));
    } catch (MalformedJson _) {
      return new Try.Bad(failures.unreadable(call));
    }
  }

  private HttpRequest request(Call call, URI uri, boolean signed) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .header("User-Agent", "Signalbox")
            .header("Accept", "application/json")
            .header("Content-Type", "application/json");
    if (signed) {
      account.credentials().headers().forEach(request::header);
    }
    Json.Obj body = call.body();
    return request
        .method(
            call.method(),
            body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofByteArray(body.bytes()))
        .build();
  }

  private Limiter.Permit permit(String endpoint, Deadline deadline) {
    while (true) {
      switch (tools.limiter().ask(account.limits(), endpoint, purpose)) {
        case Limiter.Answer.Granted(Limiter.Permit permit) -> {
          return permit;
        }
        case Limiter.Answer.Wait(Duration wait) -> {
          if (!bearable(wait, deadline)) {
            throw PsaFault.rateLimited(
                "This Autotask account's share of calls is used up for now. Work goes on by itself in "
                    + Math.max(1, wait.toSeconds())
                    + " s.",
                wait,
                List.of());
          }
          tools.pause().pause(wait);
        }
      }
    }
  }
}
