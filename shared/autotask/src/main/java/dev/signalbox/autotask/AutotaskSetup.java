package dev.signalbox.autotask;

import dev.signalbox.autotask.Budget.Deadline;
import dev.signalbox.core.psa.AccountUse;
import dev.signalbox.core.psa.HookPlan;
import dev.signalbox.core.psa.HookReport;
import dev.signalbox.core.psa.Member;
import dev.signalbox.core.psa.MemberId;
import dev.signalbox.core.psa.Provisioning;
import dev.signalbox.core.psa.PsaFault;
import dev.signalbox.core.psa.PsaSetup;
import dev.signalbox.core.psa.TicketFields;
import dev.signalbox.json.Json;
import java.time.Duration;
import java.util.List;

/// What an admin's screens need of Autotask.
final class AutotaskSetup implements PsaSetup {

  /// The licence type of users that are none but for the API.
  static final long API_USER = 7;

  private static final List<String> MEMBER_FIELDS =
      List.of("id", "firstName", "lastName", "userName", "email", "isActive", "licenseType");
  private static final Duration FOR_THE_VERSION = Duration.ofSeconds(2);

  private final AutotaskHttp http;

  AutotaskSetup(AutotaskHttp http) {
    this.http = http;
  }

  @Override
  public Check check() {
    Deadline deadline = http.start();
    Query one = new Query(List.of(Filter.exists("id")), List.of("id"), 1);
    http.call(Call.query("Resources", one.json()), deadline);
    return new Check(
        http.account().root() + "/",
        http.account().limits(),
        version(deadline.within(FOR_THE_VERSION)));
  }

  /// Only shown; the check has passed whether or not Autotask names its version.
  private String version(Deadline deadline) {
    try {
      Row answer = http.ask(Call.get("versionInformation", "versionInformation"), deadline).body();
      return answer
          .find("apiVersions")
          .filter(Json.Arr.class::isInstance)
          .map(versions -> ((Json.Arr) versions).items())
          .filter(versions -> !versions.isEmpty())
          .flatMap(versions -> versions.getLast().asText())
          .orElse("");
    } catch (PsaFault _) {
      return "";
    }
  }

  @Override
  public TicketFields ticketFields() {
    return Picklists.ticketFields(http, http.start());
  }

  @Override
  public List<Member> members() {
    return new Listing(http, "Resources", http.start())
        .all(List.of(), MEMBER_FIELDS).stream().map(AutotaskSetup::member).toList();
  }

  private static Member member(Row row) {
    Long licence = row.number("licenseType");
    return new Member(
        new MemberId(row.required("id")),
        (row.text("firstName") + " " + row.text("lastName")).strip(),
        row.text("email"),
        row.flag("isActive"),
        licence != null && licence == API_USER);
  }

  @Override
  public AccountUse use() {
    return http.use();
  }

  @Override
  public HookReport hooks(HookPlan plan) {
    return new AutotaskHooks(http, plan, http.start()).report();
  }

  @Override
  public Provisioning provision(HookPlan plan) {
    return new AutotaskHooks(http, plan, http.start()).provision();
  }

  @Override
  public void removeHooks(HookPlan plan) {
    new AutotaskHooks(http, plan, http.start()).remove();
  }
}
