package dev.signalbox.simulator.autotask.rest;

import dev.signalbox.simulator.autotask.account.ApiUser;
import dev.signalbox.simulator.autotask.account.People;
import dev.signalbox.simulator.http.Request;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/// Three headers on every call, no session (Autotask developer help, REST security and
/// authentication).
final class SignIn {

  private final People people;

  SignIn(People people) {
    this.people = people;
  }

  /// Empty when the vendor would answer 401.
  Optional<Caller> caller(Request request) {
    Optional<ApiUser> user = request.header("UserName").flatMap(people::find);
    if (user.isEmpty() || !user.get().isActive() || people.isLocked(user.get())) {
      return Optional.empty();
    }
    if (!knows(request, user.get())) {
      people.countBadLogin(user.get());
      return Optional.empty();
    }
    return Optional.of(
        new Caller(
            user.get(),
            request.header("ImpersonationResourceId").filter(value -> !value.isBlank())));
  }

  private static boolean knows(Request request, ApiUser user) {
    return same(request.header("Secret"), user.secret())
        && same(request.header("ApiIntegrationCode"), user.integrationCode());
  }

  private static boolean same(Optional<String> given, String expected) {
    return given.isPresent()
        && MessageDigest.isEqual(
            given.get().getBytes(StandardCharsets.UTF_8),
            expected.getBytes(StandardCharsets.UTF_8));
  }
}
