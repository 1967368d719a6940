package dev.signalbox.aws.dynamo;

import dev.signalbox.core.psa.CallBudget;
import dev.signalbox.core.psa.CallCount;
import dev.signalbox.core.psa.Purpose;
import dev.signalbox.core.psa.RefusedLogins;
import dev.signalbox.core.psa.RefusedLogins.Refusal;
import dev.signalbox.core.psa.RollingHour;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What all functions know of an account: its calls of the last hour, how many others make, until
/// when it wants to be left alone, and which credentials it refused.
///
/// @param countDue when the PSA is to be asked how many calls it counted
record AccountLimits(
    RollingHour hour,
    @Nullable CallCount count,
    Instant countDue,
    Instant quietUntil,
    Map<Purpose, Instant> putOff,
    RefusedLogins refused,
    long revision) {

  static final String SORT_KEY = "LIMITS";

  private static final String MADE = "made"; // M, minute to M, purpose to number of calls
  private static final String REVISION = "revision"; // N, condition of changing calls or refusals
  private static final String QUIET_UNTIL = "quietUntil"; // S, time, or absent
  private static final String COUNT_DUE = "countDue"; // S, time, or absent
  private static final String COUNT = "count"; // M, what the PSA counted, or absent
  private static final String REFUSED = "refused"; // M, login to M, or absent
  private static final String PUT_OFF = "putOff"; // S, time, behind it the purpose; or absent

  private static final AccountLimits NONE =
      new AccountLimits(
          RollingHour.EMPTY, null, Instant.EPOCH, Instant.EPOCH, Map.of(), RefusedLogins.NONE, 0);

  static AccountLimits read(Table table, String account) {
    return table.get(key(account)).map(AccountLimits::limits).orElse(NONE);
  }

  private static AccountLimits limits(Item item) {
    Long revision = item.findNumber(REVISION);
    return new AccountLimits(
        hour(item),
        item.find(COUNT).map(AccountLimits::count).orElse(null),
        timeOrEpoch(item, COUNT_DUE),
        timeOrEpoch(item, QUIET_UNTIL),
        putOff(item),
        refused(item),
        revision == null ? 0 : revision);
  }

  private static Instant timeOrEpoch(Item item, String name) {
    Instant time = item.findTime(name);
    return time == null ? Instant.EPOCH : time;
  }

  /// Purposes that this version does not know are counted as runs.
  private static RollingHour hour(Item item) {
    Map<Long, Map<Purpose, Integer>> calls = new HashMap<>();
    item.find(MADE)
        .ifPresent(minutes ->
            minutes
                .m()
                .forEach((minute, made) -> calls.put(Long.valueOf(minute), byPurpose(made))));
    return new RollingHour(calls);
  }

  private static Map<Purpose, Integer> byPurpose(AttributeValue made) {
    Map<Purpose, Integer> calls = new EnumMap<>(Purpose.class);
    made.m()
        .forEach(
            (word, count) -> calls.merge(purpose(word), Integer.parseInt(count.n()), Integer::sum));
    return calls;
  }

  private static Purpose purpose(String word) {
    for (Purpose purpose : Purpose.values()) {
      if (purpose.word().equals(word)) {
        return purpose;
      }
    }
    return Purpose.RUN;
  }

  private static CallCount count(AttributeValue value) {
    Item map = new Item(value.m());
    return new CallCount(
        (int) map.number("used"),
        (int) map.number("most"),
        (int) map.number("ours"),
        map.time("at"));
  }

  private static Map<Purpose, Instant> putOff(Item item) {
    Map<Purpose, Instant> putOff = new EnumMap<>(Purpose.class);
    for (Purpose purpose : Purpose.values()) {
      Instant until = item.findTime(PUT_OFF + purpose.word());
      if (until != null) {
        putOff.put(purpose, until);
      }
    }
    return putOff;
  }

  private static RefusedLogins refused(Item item) {
    Map<String, Refusal> refused = new HashMap<>();
    item.find(REFUSED)
        .ifPresent(logins ->
            logins
                .m()
                .forEach((login, value) -> {
                  Item map = new Item(value.m());
                  refused.put(login, new Refusal(map.time("at"), (int) map.number("times")));
                }));
    return new RefusedLogins(refused);
  }

  /// The same without calls that were counted for the minute before `end` and not made.
  AccountLimits less(Purpose purpose, int fewer, Instant end) {
    return new AccountLimits(
        hour.less(purpose, fewer, end), count, countDue, quietUntil, putOff, refused, revision);
  }

  CallBudget budget(int mostCalls) {
    return new CallBudget(mostCalls, hour, count);
  }

  /// Counts calls; false when somebody else changed something since this was read.
  boolean count(Table table, String account, Purpose purpose, int calls, Instant now) {
    return change(table, account, counting(purpose, calls, now));
  }

  /// Takes on asking the PSA for its count: nobody else does until `next`.
  boolean claimCount(Table table, String account, Instant now, Instant next) {
    return change(table, account, counting(Purpose.METER, 1, now).time(COUNT_DUE, next));
  }

  boolean saveRefused(Table table, String account, RefusedLogins logins) {
    Map<String, AttributeValue> refused = new HashMap<>();
    logins
        .byLogin()
        .forEach((login, refusal) ->
            refused.put(
                login,
                AttributeValue.fromM(
                    Map.of(
                        "at", AttributeValue.fromS(Times.text(refusal.at())),
                        "times", number(refusal.times())))));
    return change(table, account, new Fields().put(REFUSED, AttributeValue.fromM(refused)));
  }

  private Fields counting(Purpose purpose, int calls, Instant now) {
    Map<String, AttributeValue> minutes = new HashMap<>();
    hour.plus(purpose, calls, now)
        .calls()
        .forEach((minute, made) -> {
          Map<String, AttributeValue> counts = new HashMap<>();
          made.forEach((each, count) -> counts.put(each.word(), number(count)));
          minutes.put(Long.toString(minute), AttributeValue.fromM(counts));
        });
    return new Fields().put(MADE, AttributeValue.fromM(minutes));
  }

  private boolean change(Table table, String account, Fields fields) {
    Expression same =
        revision == 0
            ? Expression.of("attribute_not_exists(#revision)")
            : Expression.of("#revision=:held").with("held", revision);
    fields.number(REVISION, revision + 1);
    return table.write(Write.change(key(account), fields, same)).isEmpty();
  }

  /// Whoever claimed the count is the only one to write it.
  static void counted(Table table, String account, CallCount count) {
    AttributeValue value =
        AttributeValue.fromM(
            Map.of(
                "used", number(count.used()),
                "most", number(count.most()),
                "ours", number(count.ours()),
                "at", AttributeValue.fromS(Times.text(count.at()))));
    var _ = table.write(Write.change(key(account), new Fields().put(COUNT, value)));
  }

  /// Moves the time forward, never back.
  static void quiet(Table table, String account, Instant until) {
    Expression later =
        Expression.of("attribute_not_exists(#quietUntil) OR #quietUntil<:until")
            .with("until", until);
    var _ = table.write(Write.change(key(account), new Fields().time(QUIET_UNTIL, until), later));
  }

  static void putOff(Table table, String account, Purpose purpose, Instant until) {
    var _ =
        table.write(Write.change(key(account), new Fields().time(PUT_OFF + purpose.word(), until)));
  }

  private static AttributeValue number(int number) {
    return AttributeValue.fromN(Integer.toString(number));
  }

  private static Key key(String account) {
    return Keys.account(account, SORT_KEY);
  }
}
