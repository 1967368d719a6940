package dev.signalbox.aws.dynamo;

import dev.signalbox.core.account.Codes;
import dev.signalbox.core.account.LastHour;
import dev.signalbox.core.tenant.EmailAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Challenges and counters. Counting is a conditional write, so that tries at the same time are all
/// counted before any of them is judged.
public final class DynamoCodes implements Codes {

  private static final String EMAIL = "email"; // S
  private static final String CODE_HASH = "codeHash"; // S, or absent
  private static final String TRIES = "tries"; // N
  private static final String USED = "used"; // BOOL
  private static final String VALID_UNTIL = "validUntil"; // S, time; decides
  private static final String EVENTS = "events"; // L of S, times, of a counter
  private static final String REVISION = "revision"; // N, of a counter
  private static final String EXPIRES_AT = "expiresAt"; // N, seconds; tidies up

  private static final Duration KEPT = Duration.ofHours(2);
  private static final LastHour NONE = new LastHour(List.of());
  private static final String OPEN = "#used=:no AND #validUntil>:now";

  private final Table table;

  public DynamoCodes(Table table) {
    this.table = table;
  }

  @Override
  public void open(Challenge challenge) {
    Fields fields =
        new Fields()
            .text(EMAIL, challenge.email().value())
            .text(CODE_HASH, challenge.codeHash())
            .number(TRIES, challenge.tries())
            .flag(USED, challenge.used())
            .time(VALID_UNTIL, challenge.expiresAt())
            .number(EXPIRES_AT, challenge.expiresAt().plus(KEPT).getEpochSecond());
    var _ = table.write(Write.put(Keys.challenge(challenge.challenge()), fields));
  }

  @Override
  public Optional<Challenge> find(String challenge, Instant now) {
    return table
        .get(Keys.challenge(challenge))
        .map(item -> challenge(challenge, item))
        .filter(it -> it.expiresAt().isAfter(now));
  }

  @Override
  public boolean setCode(String challenge, String codeHash, Instant now) {
    return change(challenge, new Fields().text(CODE_HASH, codeHash).update(), open(now))
        .isPresent();
  }

  @Override
  public Optional<Challenge> countTry(String challenge, int mostTries, Instant now) {
    Expression inTries = Expression.of("#tries<:most").with("most", mostTries);
    return change(
        challenge, Expression.of("ADD #tries :one").with("one", 1), open(now).and(inTries));
  }

  @Override
  public boolean use(String challenge, Instant now) {
    return change(challenge, new Fields().flag(USED, true).update(), open(now)).isPresent();
  }

  @Override
  public boolean countWithin(String key, int most, Instant now) {
    Optional<Item> stored = table.get(Keys.counter(key));
    // Whoever is refused was overtaken by one that was counted, so this ends with the limit.
    while (true) {
      Optional<LastHour> counted = stored.map(DynamoCodes::hour).orElse(NONE).plus(now, most);
      if (counted.isEmpty()) {
        return false;
      }
      Optional<Refused> refused = table.write(count(key, counted.get(), stored, now));
      if (refused.isEmpty()) {
        return true;
      }
      stored = refused.get().held();
    }
  }

  private static Write count(String key, LastHour hour, Optional<Item> stored, Instant now) {
    List<AttributeValue> times =
        hour.times().stream().map(Times::text).map(AttributeValue::fromS).toList();
    Fields fields =
        new Fields()
            .put(EVENTS, AttributeValue.fromL(times))
            .number(REVISION, 1 + stored.map(item -> item.number(REVISION)).orElse(0L))
            .number(EXPIRES_AT, now.plus(KEPT).getEpochSecond());
    return Write.put(
        Keys.counter(key),
        fields,
        stored
            .map(item -> Expression.of("#revision=:held").with("held", item.number(REVISION)))
            .orElse(Expression.ABSENT));
  }

  private static LastHour hour(Item item) {
    return new LastHour(
        item.find(EVENTS).map(AttributeValue::l).orElse(List.of()).stream()
            .map(time -> Times.read(time.s()))
            .toList());
  }

  private Optional<Challenge> change(String challenge, Expression update, Expression condition) {
    return table
        .changed(new Write.Change(Keys.challenge(challenge), update, condition))
        .map(item -> challenge(challenge, item));
  }

  private static Expression open(Instant now) {
    return Expression.of(OPEN).with("no", AttributeValue.fromBool(false)).with("now", now);
  }

  private static Challenge challenge(String name, Item item) {
    return new Challenge(
        name,
        new EmailAddress(item.text(EMAIL)),
        item.findText(CODE_HASH),
        (int) item.number(TRIES),
        item.flag(USED),
        item.time(VALID_UNTIL));
  }
}
