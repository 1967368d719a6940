package dev.signalbox.aws.dynamo;

import dev.signalbox.core.account.KeptAnswers;
import dev.signalbox.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Answers to requests under a key. One item a key: taken by a conditional put, so that of several
/// at the same moment one works.
public final class DynamoKeptAnswers implements KeptAnswers {

  private static final String REQUEST = "request"; // S, hash
  private static final String VALID_UNTIL = "validUntil"; // S, time; decides
  private static final String ANSWER = "answer"; // B, or absent while it is worked on
  private static final String EXPIRES_AT = "expiresAt"; // N, seconds; tidies up

  private static final Duration KEPT = Duration.ofHours(1);
  private static final String MINE =
      "#request=:mine AND #validUntil=:until AND attribute_not_exists(#answer)";

  private final Table table;

  public DynamoKeptAnswers(Table table) {
    this.table = table;
  }

  @Override
  public Known take(Request request, Instant now) {
    Expression free =
        Expression.of("attribute_not_exists(#pk) OR #validUntil<=:now").with("now", now);
    return table
        .write(Write.put(key(request), fields(request, request.until()), free))
        .map(refused -> known(request, refused.held()))
        .orElseGet(Known.Taken::new);
  }

  private static Known known(Request request, Optional<Item> held) {
    if (held.isPresent() && !held.get().text(REQUEST).equals(request.request())) {
      return new Known.Another();
    }
    return held.flatMap(item -> item.find(ANSWER))
        .<Known>map(packed -> new Known.Answered(answer(Packed.unpack(packed))))
        .orElseGet(Known.Underway::new);
  }

  @Override
  public void keep(Request request, Answer answer, Instant end) {
    Json.Obj kept =
        Json.object()
            .put("status", answer.status())
            .put("location", answer.location())
            .put("body", answer.body())
            .build();
    Fields fields = fields(request, end).put(ANSWER, Packed.pack(kept));
    var _ = table.write(Write.put(key(request), fields, mine(request)));
  }

  @Override
  public void release(Request request) {
    var _ = table.write(Write.remove(key(request), mine(request)));
  }

  private static Answer answer(Json.Obj kept) {
    return new Answer(
        (int) kept.number("status").orElseThrow(),
        kept.text("location").orElse(""),
        kept.text("body").orElse(""));
  }

  private static Expression mine(Request request) {
    return Expression.of(MINE).with("mine", request.request()).with("until", request.until());
  }

  private static Fields fields(Request request, Instant end) {
    return new Fields()
        .text(REQUEST, request.request())
        .time(VALID_UNTIL, end)
        .number(EXPIRES_AT, end.plus(KEPT).getEpochSecond());
  }

  private static Key key(Request request) {
    return Keys.keptAnswer(request.tenant(), request.key());
  }
}
