package dev.signalbox.aws.dynamo;

import dev.signalbox.core.psa.RollingHour;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What all functions know of an account: its calls of the last hour, and until when it wants to be
/// left alone.
record AccountLimits(RollingHour hour, Instant quietUntil, long revision) {

  private static final String CALLS = "calls"; // M, minute to number of calls
  private static final String REVISION = "revision"; // N, condition of counting
  private static final String QUIET_UNTIL = "quietUntil"; // S, time, or absent

  static AccountLimits read(Table table, String account, int mostCalls) {
    return table
        .get(key(account))
        .map(item -> limits(item, mostCalls))
        .orElse(new AccountLimits(new RollingHour(mostCalls, Map.of()), Instant.EPOCH, 0));
  }

  private static AccountLimits limits(Item item, int mostCalls) {
    Map<Long, Integer> calls = new HashMap<>();
    item.find(CALLS)
        .ifPresent(map ->
            map.m()
                .forEach((minute, count) ->
                    calls.put(Long.valueOf(minute), Integer.valueOf(count.n()))));
    Instant quietUntil = item.findTime(QUIET_UNTIL);
    Long revision = item.findNumber(REVISION);
    return new AccountLimits(
        new RollingHour(mostCalls, calls),
        quietUntil == null ? Instant.EPOCH : quietUntil,
        revision == null ? 0 : revision);
  }

  /// Counts calls; false when somebody else counted some since this was read.
  boolean count(Table table, String account, int calls, Instant now) {
    Map<String, AttributeValue> minutes = new HashMap<>();
    hour.plus(calls, now)
        .calls()
        .forEach((minute, count) ->
            minutes.put(Long.toString(minute), AttributeValue.fromN(Integer.toString(count))));
    Fields fields =
        new Fields().put(CALLS, AttributeValue.fromM(minutes)).number(REVISION, revision + 1);
    Expression same =
        revision == 0
            ? Expression.of("attribute_not_exists(#revision)")
            : Expression.of("#revision=:held").with("held", revision);
    return table.write(Write.change(key(account), fields, same)).isEmpty();
  }

  /// Moves the time forward, never back.
  static void quiet(Table table, String account, Instant until) {
    Expression later =
        Expression.of("attribute_not_exists(#quietUntil) OR #quietUntil<:until")
            .with("until", until);
    var _ = table.write(Write.change(key(account), new Fields().time(QUIET_UNTIL, until), later));
  }

  private static Key key(String account) {
    return Keys.account(account, "LIMITS");
  }
}
