package dev.signalbox.autotask;

import dev.signalbox.core.psa.Finding;
import dev.signalbox.core.psa.Finding.Topic;
import java.time.Duration;
import java.util.List;

/// Whether the API user is Signalbox's alone. Another program's changes would be taken for ours,
/// which no webhook reports.
final class SharedUser {

  static final String ID = "apiUser.dedicated";

  private static final Duration OF_LATE = Duration.ofDays(30);

  private final AutotaskHttp http;

  SharedUser(AutotaskHttp http) {
    this.http = http;
  }

  Finding line() {
    String how =
        "Tickets of the last 30 days that the API user made, though Signalbox has made none";
    return new OwnResource(http, http.start())
        .get()
        .map(own -> line(how, own))
        .orElseGet(() ->
            unknown(how, "Not checked: Autotask does not show the resource of the API user."));
  }

  private Finding line(String how, long own) {
    Query made =
        new Query(
            List.of(
                Filter.eq("creatorResourceID", own),
                Filter.since("createDate", http.now().minus(OF_LATE))),
            List.of("id"),
            1);
    long count = AutotaskInspection.count(http, "Tickets", made);
    Finding line =
        count == 0
            ? unknown(
                how,
                "Nothing shows that another program uses this API user. Whether one reads with it"
                    + " is not checked, since Autotask does not tell.")
            : Finding.fail(
                    Topic.ACCOUNT,
                    ID,
                    how,
                    "Another program uses this API user: it made "
                        + count
                        + " tickets. No webhook reports what this user changes.",
                    "Make an API user of its own for Signalbox and enter its credentials.")
                .showing("shared(" + count + ")")
                .at(Menu.API_USERS);
    return line.asked(made.countJson().write());
  }

  private static Finding unknown(String how, String message) {
    return Finding.unknown(
            Topic.ACCOUNT,
            ID,
            how,
            message,
            "Use an API user that was made for Signalbox alone; Integration Center > API Users"
                + " shows which users make calls.")
        .showing("not checked")
        .at(Menu.API_USERS);
  }
}
