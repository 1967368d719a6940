package dev.signalbox.autotask;

import dev.signalbox.autotask.Budget.Deadline;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The resource behind the API user, whose own changes need not come back. Empty where Autotask
/// does not show it.
final class OwnResource implements Supplier<Optional<Long>> {

  private final AutotaskHttp http;
  private final Deadline deadline;

  OwnResource(AutotaskHttp http, Deadline deadline) {
    this.http = http;
    this.deadline = deadline;
  }

  @Override
  public Optional<Long> get() {
    return http.hookMemory().self(http.account(), this::ask);
  }

  /// Sources differ on whether it bears the user's whole name or the part before the @.
  private Optional<Long> ask() {
    String username = http.account().credentials().username();
    String local = username.substring(0, Math.max(0, username.indexOf('@')));
    Filter named =
        Filter.any(
            Stream.of(username, local)
                .filter(name -> !name.isEmpty())
                .flatMap(name -> Stream.of(Filter.eq("userName", name), Filter.eq("email", name)))
                .toList());
    return new Listing(http, "Resources", deadline)
            .all(List.of(named, Filter.eq("licenseType", AutotaskSetup.API_USER)), List.of("id"))
            .stream()
            .findFirst()
            .map(row -> row.required("id"));
  }
}
