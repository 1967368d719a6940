package dev.signalbox.autotask;

import dev.signalbox.autotask.Budget.Deadline;
import dev.signalbox.core.psa.AccountUse;
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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Makes the calls of one account: within its limits and its time, tried again where that helps.
final class AutotaskHttp {

  private static final String VERSION = "/v1.0/";
  private static final Duration FOR_THE_COUNT = Duration.ofSeconds(5);

  /// With less time a call is not begun: given up unanswered, it would keep its place all the same.
  private static final Duration LEAST = Duration.ofMillis(500);

  private static final int MOST = 1_000_000_000;

  /// A good answer.
  ///
  /// @param unread gives its body
  /// @param outline of a page of records whose body nobody has parsed yet
  /// @param askedAt our clock before the request was sent
  /// @param psaTime Autotask's clock when it answered; null when it did not say
  record Answer(
      Supplier<Row> unread, Optional<Outline> outline, Instant askedAt, @Nullable Instant psaTime) {

    /// To be asked for once: a page is parsed each time.
    Row body() {
      return unread.get();
    }
  }

  /// The result of one try.
  private sealed interface Try {
    /// @param onTrial whether these credentials were refused the last time
    record Good(Answer answer, boolean onTrial) implements Try {}

    record Bad(Failure failure) implements Try {}
  }

  private final Account account;
  private final Purpose purpose;
  private final Exchange exchange;
  private final Tools tools;
  private final Instant until;
  private final Failures failures;
  private final Turns turns;

  /// @param until when whoever calls has to have ended; no call goes beyond it
  AutotaskHttp(Account account, Purpose purpose, Exchange exchange, Tools tools, Instant until) {
    this(account, purpose, exchange, tools, until, new Failures(account.redactor()));
  }

  private AutotaskHttp(
      Account account,
      Purpose purpose,
      Exchange exchange,
      Tools tools,
      Instant until,
      Failures failures) {
    this.account = account;
    this.purpose = purpose;
    this.exchange = exchange;
    this.tools = tools;
    this.until = until;
    this.failures = failures;
    this.turns = new Turns(account, purpose, tools);
  }

  /// The same, with one more text that no message may repeat.
  AutotaskHttp hidingAlso(String secret) {
    return new AutotaskHttp(account, purpose, exchange, tools, until, failures.hidingAlso(secret));
  }

  Account account() {
    return account;
  }

  HookMemory hookMemory() {
    return tools.hookMemory();
  }

  /// Whether somebody waits for what is being done.
  boolean isWaitedFor() {
    return purpose.isInteractive();
  }

  /// The time that one question may take, from now on.
  Deadline start() {
    return Budget.of(purpose).start(tools.clock()).before(until);
  }

  Instant now() {
    return tools.clock().instant();
  }

  Answer call(Call call, Deadline deadline) {
    for (int made = 1; ; made++) {
      URI root = account.root();
      switch (attempt(call, address(root, call), true, deadline)) {
        case Try.Good(Answer answer, boolean onTrial) -> {
          account.accepted();
          if (onTrial) {
            turns.accepted();
          }
          return answer;
        }
        case Try.Bad(Failure failure) -> pauseOrThrow(failure, call, root, made, deadline);
      }
    }
  }

  /// One try at a public page below the root, without credentials.
  Answer ask(Call call, Deadline deadline) {
    return switch (attempt(call, account.root() + "/" + call.path(), false, deadline)) {
      case Try.Good(Answer answer, _) -> answer;
      case Try.Bad(Failure failure) -> throw failure.fault();
    };
  }

  /// How much of the account is in use, with Autotask's own count if it is time to ask for it.
  AccountUse use() {
    turns.countIfDue(() -> count(start()));
    return tools.limiter().use(account.limits());
  }

  /// Asks Autotask how many calls everybody made. When it does not say, calls go on within our own
  /// share: it is asked again the next time.
  private void count(Deadline deadline) {
    Call call = Call.get(Turns.COUNT, Turns.COUNT);
    URI root = account.root();
    switch (exchange(call, address(root, call), true, deadline.within(FOR_THE_COUNT))) {
      case Try.Good(Answer answer, _) -> tell(answer.body());
      case Try.Bad(Failure failure) -> {
        if (isElsewhere(failure, root, deadline)) {
          count(deadline);
          return;
        }
        if (failure.fault().kind() == PsaFault.Kind.UNAUTHORIZED) {
          turns.failed(failure, true);
          throw failure.fault();
        }
        turns.failed(failure, false);
      }
    }
  }

  private void tell(Row count) {
    Long used = count.number("currentTimeframeRequestCount");
    Long most = count.number("externalRequestThreshold");
    if (used != null && used >= 0 && most != null && most > 0) {
      tools
          .limiter()
          .counted(account.limits(), Math.clamp(used, 0, MOST), Math.clamp(most, 1, MOST));
    }
  }

  private static String address(URI root, Call call) {
    return root + VERSION + call.path();
  }

  /// Whether the credentials were refused only because the account does not live there any more.
  private boolean isElsewhere(Failure failure, URI root, Deadline deadline) {
    return failure.fault().kind() == PsaFault.Kind.UNAUTHORIZED
        && account.moved(root, most(deadline));
  }

  private void pauseOrThrow(Failure failure, Call call, URI root, int made, Deadline deadline) {
    if (isElsewhere(failure, root, deadline)) {
      return;
    }
    Optional<Duration> wait =
        tools
            .retry()
            .next(failure, call.repeatable(), made, tools.chance())
            .filter(turns::bears)
            .filter(pause -> pause.plus(LEAST).compareTo(deadline.remaining()) < 0);
    turns.failed(failure, wait.isEmpty());
    tools.pause().pause(wait.orElseThrow(failure::fault));
  }

  private Try attempt(Call call, String address, boolean signed, Deadline deadline) {
    Limiter.Answer.Granted turn = turns.take(call.endpoint(), deadline, this::count);
    boolean goesOn = false;
    try {
      Try made = exchange(call, address, signed, deadline);
      goesOn = made instanceof Try.Bad(Failure failure) && failure.goesOn();
      return made instanceof Try.Good(Answer answer, _)
          ? new Try.Good(answer, turn.onTrial())
          : made;
    } finally {
      // A call that we gave up still takes its thread there: its place stays taken meanwhile.
      if (!goesOn) {
        turn.permit().close();
      }
    }
  }

  private Try exchange(Call call, String address, boolean signed, Deadline deadline) {
    if (deadline.remaining().compareTo(LEAST) < 0) {
      throw PsaFault.rateLimited(
          "There was no time left to ask Autotask. Work goes on by itself.",
          Duration.ofSeconds(1),
          List.of());
    }
    URI uri = URI.create(address);
    Instant askedAt = tools.clock().instant();
    try {
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
    Optional<Outline> outline = Outline.of(call, reply.body());
    if (outline.isPresent()) {
      return good(() -> parsed(call, reply), outline, askedAt, reply);
    }
    try {
      Row body = new Row(Json.parseObject(reply.body()));
      return failures
          .beside(body, reply, call, askedAt)
          .or(() ->
              call.isAnsweredBy(body) ? Optional.empty() : Optional.of(failures.unreadable(call)))
          .<Try>map(Try.Bad::new)
          .orElseGet(() -> good(() -> body, Optional.empty(), askedAt, reply));
    } catch (MalformedJson _) {
      return new Try.Bad(failures.unreadable(call));
    }
  }

  private static Try good(
      Supplier<Row> body, Optional<Outline> outline, Instant askedAt, Reply reply) {
    return new Try.Good(new Answer(body, outline, askedAt, reply.date().orElse(null)), false);
  }

  private Row parsed(Call call, Reply reply) {
    try {
      return new Row(Json.parseObject(reply.body()));
    } catch (MalformedJson _) {
      throw failures.unreadable(call).fault();
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
}
