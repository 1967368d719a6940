package dev.signalbox.simulator.autotask;

import dev.signalbox.simulator.autotask.account.ApiUser;
import dev.signalbox.simulator.autotask.account.Switches;
import java.util.List;

/// How the Autotask side is set up.
///
/// @param databaseNumber the `ci` of the zone answer
/// @param lockAfter bad logins until a user is locked
/// @param hourlyRequests requests in a rolling hour, all integrations together
/// @param concurrentCalls calls at a time per integration code and endpoint
public record AutotaskConfig(
    List<ApiUser> users,
    Switches switches,
    long databaseNumber,
    int lockAfter,
    int hourlyRequests,
    int concurrentCalls) {

  /// The API user of the standard set-up.
  public static final ApiUser STANDARD_USER =
      ApiUser.full(
          "q7vnsignalbox@EXAMPLE.COM",
          "s!gn4lb0x-Simulated",
          "SIGNALBOXSIMULATED000000001",
          29682999);

  public AutotaskConfig {
    users = List.copyOf(users);
  }

  public static AutotaskConfig standard() {
    return new AutotaskConfig(List.of(STANDARD_USER), Switches.likely(), 4711, 5, 10_000, 3);
  }

  public AutotaskConfig with(Switches other) {
    return new AutotaskConfig(
        users, other, databaseNumber, lockAfter, hourlyRequests, concurrentCalls);
  }

  public AutotaskConfig withUsers(List<ApiUser> others) {
    return new AutotaskConfig(
        others, switches, databaseNumber, lockAfter, hourlyRequests, concurrentCalls);
  }

  public AutotaskConfig withHourlyRequests(int requests) {
    return new AutotaskConfig(
        users, switches, databaseNumber, lockAfter, requests, concurrentCalls);
  }
}
