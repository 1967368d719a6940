package dev.signalbox.simulator.autotask.account;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Which weeks resources have submitted for approval, after which their time stays as it is, and
/// for whom API users may enter time (Autotask developer help, REST entities, TimeEntries; Autotask
/// admin help, proxy time entry).
public final class Timesheets {

  private record Week(long resource, LocalDate monday) {}

  private final Set<Week> submitted = ConcurrentHashMap.newKeySet();
  private final Set<Long> withoutProxy = ConcurrentHashMap.newKeySet();

  public void submit(long resource, Instant day) {
    submitted.add(week(resource, day));
  }

  public boolean isSubmitted(long resource, Instant day) {
    return submitted.contains(week(resource, day));
  }

  /// Says whether API users may enter time for somebody.
  public void allowProxy(long resource, boolean allowed) {
    if (allowed) {
      withoutProxy.remove(resource);
    } else {
      withoutProxy.add(resource);
    }
  }

  public boolean allowsProxy(long resource) {
    return !withoutProxy.contains(resource);
  }

  public void clear() {
    submitted.clear();
    withoutProxy.clear();
  }

  private static Week week(long resource, Instant day) {
    LocalDate date = LocalDate.ofInstant(day, ZoneOffset.UTC);
    return new Week(resource, date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
  }
}
