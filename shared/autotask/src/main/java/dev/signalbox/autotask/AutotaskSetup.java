package dev.signalbox.autotask;

import dev.signalbox.autotask.Budget.Deadline;
import dev.signalbox.core.psa.AccountUse;
import dev.signalbox.core.psa.HookError;
import dev.signalbox.core.psa.HookErrors;
import dev.signalbox.core.psa.HookPlan;
import dev.signalbox.core.psa.HookReport;
import dev.signalbox.core.psa.Inspection;
import dev.signalbox.core.psa.Member;
import dev.signalbox.core.psa.PickValue;
import dev.signalbox.core.psa.Provisioning;
import dev.signalbox.core.psa.PsaFault;
import dev.signalbox.core.psa.PsaSetup;
import dev.signalbox.core.psa.Question;
import dev.signalbox.core.psa.ScopeFields;
import dev.signalbox.core.psa.TicketFields;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What an admin's screens need of Autotask.
final class AutotaskSetup implements PsaSetup {

  /// The licence type of users that are none but for the API.
  static final long API_USER = 7;

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
        Versions.latest(http, deadline.within(FOR_THE_VERSION)));
  }

  @Override
  public TicketFields ticketFields() {
    return Picklists.ticketFields(http, http.start());
  }

  @Override
  public ScopeFields scopeFields() {
    Deadline deadline = http.start();
    Picklists companies = Picklists.of("Companies", http, deadline);
    return new ScopeFields(
        companies.values("companyType"), companies.values("classification"), itemTypes(deadline));
  }

  /// An account without configuration items, or an API user who may not see them, has no types.
  private List<PickValue> itemTypes(Deadline deadline) {
    try {
      return Picklists.of("ConfigurationItems", http, deadline).values("configurationItemType");
    } catch (PsaFault fault) {
      if (fault.kind() == PsaFault.Kind.FORBIDDEN || fault.kind() == PsaFault.Kind.NOT_FOUND) {
        return List.of();
      }
      throw fault;
    }
  }

  @Override
  public List<Member> members() {
    return new Listing(http, "Resources", http.start())
        .all(List.of(), PeopleShapes.RESOURCES.fields()).stream()
            .map(PeopleShapes::member)
            .toList();
  }

  @Override
  public AccountUse use() {
    return http.use();
  }

  @Override
  public List<Question> inspection(Inspection of) {
    return new AutotaskInspection(http, of).questions();
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

  @Override
  public HookErrors hookErrors(Instant from, Instant until, long afterId) {
    return new HookErrorLog(http, http.start()).page(from, until, afterId);
  }

  @Override
  public Optional<HookError> hookError(long id) {
    return new HookErrorLog(http, http.start()).find(id);
  }
}
