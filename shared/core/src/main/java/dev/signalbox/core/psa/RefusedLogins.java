package dev.signalbox.core.psa;

import dev.signalbox.core.psa.Limiter.Answer;
import dev.signalbox.core.psa.Limiter.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Which credentials of an account were refused. Work in the background never tries such again; a
/// person may, a few times.
public record RefusedLogins(Map<String, Refusal> byLogin) {

  /// @param times since the first of them, or since [Limiter#TRIALS_PER] has passed
  public record Refusal(Instant at, int times) {}

  public static final RefusedLogins NONE = new RefusedLogins(Map.of());

  private static final int MOST = 8;

  public RefusedLogins {
    byLogin = Map.copyOf(byLogin);
  }

  /// The answer to who may not call with these credentials; empty when they may be used.
  public Optional<Answer> answer(Caller caller, Instant now) {
    return Optional.ofNullable(byLogin.get(caller.login()))
        .filter(refusal -> !caller.purpose().isInteractive() || isUsedUp(refusal, now))
        .map(refusal ->
            new Answer.Refused(refusal.at(), isUsedUp(refusal, now) ? freeAgain(refusal) : now));
  }

  public boolean holds(String login) {
    return byLogin.containsKey(login);
  }

  /// With one more refusal; the oldest are forgotten when there are many.
  public RefusedLogins plus(String login, Instant now) {
    Map<String, Refusal> more = new TreeMap<>(byLogin);
    Refusal before = more.get(login);
    boolean again = before != null && freeAgain(before).isAfter(now);
    more.put(login, new Refusal(now, again && before != null ? before.times() + 1 : 1));
    while (more.size() > MOST) {
      more.values()
          .remove(more.values().stream().min(Comparator.comparing(Refusal::at)).orElseThrow());
    }
    return new RefusedLogins(more);
  }

  public RefusedLogins without(String login) {
    Map<String, Refusal> fewer = new TreeMap<>(byLogin);
    fewer.remove(login);
    return new RefusedLogins(fewer);
  }

  private static boolean isUsedUp(Refusal refusal, Instant now) {
    return refusal.times() >= Limiter.TRIALS && freeAgain(refusal).isAfter(now);
  }

  private static Instant freeAgain(Refusal refusal) {
    Duration per = Limiter.TRIALS_PER;
    return refusal.at().plus(per);
  }
}
