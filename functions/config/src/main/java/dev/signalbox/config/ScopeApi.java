package dev.signalbox.config;

import dev.signalbox.aws.lambda.HttpResponse;
import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.psa.Condition;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.PsaReader;
import dev.signalbox.core.psa.ScopeFields;
import dev.signalbox.core.psa.Slice;
import dev.signalbox.core.psa.TicketFields;
import dev.signalbox.core.settings.SettingsStore;
import dev.signalbox.core.settings.Versioned;
import dev.signalbox.core.signal.Scope;
import dev.signalbox.core.signal.ScopeRules;
import dev.signalbox.core.tenant.Role;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which records of a PSA are copied, beside the choice of queues.
final class ScopeApi {

  /// Autotask's "Customer", which no account can redefine.
  private static final long CUSTOMER = 1;

  private record View(ScopeRules rules, @Nullable String sync) {}

  private static final Shape<Condition> FILTER =
      Shape.<Condition>of("CompanyFilter")
          .text("field", "type, classification or parent", filter -> filter.field().word())
          .text("op", "equals, notEquals or in", filter -> filter.op().word())
          .numbers("values", "whole numbers", filter -> sorted(filter.values()));

  private static final Shape<View> SCOPE =
      Shape.<View>of("Scope")
          .bool("companies", "whether companies are copied", view -> on(view, Entity.COMPANY))
          .bool("contacts", "whether their people are copied", view -> on(view, Entity.CONTACT))
          .bool("tickets", "whether tickets are copied", view -> on(view, Entity.TICKET))
          .bool(
              "opportunities",
              "whether opportunities are copied",
              view -> on(view, Entity.OPPORTUNITY))
          .bool(
              "configurationItems",
              "whether devices are copied",
              view -> on(view, Entity.CONFIGURATION_ITEM))
          .numbers(
              "categories", "of tickets; none means all", view -> sorted(view.rules().categories()))
          .numbers(
              "excludedStatuses",
              "tickets in these are left out",
              view -> sorted(view.rules().excludedStatuses()))
          .list(
              "companyFilters",
              "all of them have to hold",
              FILTER,
              view -> view.rules().companyFilters())
          .numbers(
              "classifications",
              "of companies; none means all",
              view -> sorted(view.rules().classifications()))
          .numbers(
              "itemTypes", "of devices; none means all", view -> sorted(view.rules().itemTypes()))
          .bool(
              "untypedItems",
              "whether devices without a type count",
              view -> view.rules().untypedItems())
          .maybeText("sync", "id of the sync that a change started", View::sync);

  private record Choices(TicketFields tickets, ScopeFields others) {}

  private static final Shape<Choices> CHOICES =
      Shape.<Choices>of("ScopeChoices")
          .list(
              "categories",
              "of tickets",
              Picks.PICK,
              choices -> Picks.of(choices.tickets().categories(), _ -> false))
          .list(
              "statuses",
              "of tickets",
              Picks.PICK,
              choices -> Picks.of(choices.tickets().statuses(), value -> value.active()))
          .list(
              "companyTypes",
              "of companies",
              Picks.PICK,
              choices -> Picks.of(choices.others().companyTypes(), it -> it.id() == CUSTOMER))
          .list(
              "classifications",
              "of companies",
              Picks.PICK,
              choices -> Picks.of(choices.others().classifications(), _ -> false))
          .list(
              "itemTypes",
              "of devices",
              Picks.PICK,
              choices -> Picks.of(choices.others().itemTypes(), _ -> false));

  /// What a scope would select.
  private record Preview(
      long companies,
      long allCompanies,
      String companyQuery,
      String ticketQuery,
      String itemQuery) {}

  private static final Shape<Preview> PREVIEW =
      Shape.<Preview>of("ScopePreview")
          .number("companies", "how many companies match, by the PSA's count", Preview::companies)
          .number("allCompanies", "how many there are", Preview::allCompanies)
          .text("companyQuery", "the question as the PSA gets it", Preview::companyQuery)
          .text("ticketQuery", "the same for tickets, but for their status", Preview::ticketQuery)
          .text("itemQuery", "the same for configuration items", Preview::itemQuery);

  private final ConnectionsApi connections;
  private final LivePsa psa;
  private final SettingsStore settings;
  private final SaveScope saving;

  ScopeApi(ConnectionsApi connections, LivePsa psa, SettingsStore settings, SaveScope saving) {
    this.connections = connections;
    this.psa = psa;
    this.settings = settings;
    this.saving = saving;
  }

  List<Route> routes() {
    return List.of(
        new Route(
            "GET",
            "/v1/connections/{connection}/scope",
            Role.MANAGER,
            "which records are copied",
            Form.NONE,
            200,
            SCOPE,
            this::read),
        new Route(
            "PUT",
            "/v1/connections/{connection}/scope",
            Role.MANAGER,
            "choose which records are copied; fields that are not named keep theirs",
            ScopeForm.FORM,
            200,
            SCOPE,
            this::save),
        new Route(
            "POST",
            "/v1/connections/{connection}/scope/preview",
            Role.MANAGER,
            "how many companies a scope would select, and what the PSA would be asked",
            ScopeForm.FORM,
            200,
            PREVIEW,
            this::preview),
        new Route(
            "GET",
            "/v1/connections/{connection}/scope/choices",
            Role.MANAGER,
            "what can be chosen, recommended values first",
            Form.NONE,
            200,
            CHOICES,
            this::choices));
  }

  private HttpResponse read(Call call) {
    Connection connection = connections.find(call);
    return answer(settings.scope(connection.ref()), null);
  }

  private HttpResponse save(Call call) {
    Connection connection = connections.findWorking(call);
    TicketFields tickets = psa.knownFields(connection);
    ScopeFields others = psa.knownScopeFields(connection);
    SaveScope.Saved<ScopeRules> saved =
        saving.rules(
            connection,
            call.basedOn(),
            known -> ScopeForm.read(call.input(), known, tickets, others));
    return answer(saved.setting(), saved.run().map(run -> run.id().value()).orElse(null));
  }

  private HttpResponse preview(Call call) {
    Connection connection = connections.findWorking(call);
    TicketFields tickets = psa.knownFields(connection);
    ScopeFields others = psa.knownScopeFields(connection);
    Scope before = saving.scope(connection.ref());
    Scope draft =
        new Scope(before.queues(), ScopeForm.read(call.input(), before.rules(), tickets, others));
    return Answers.one(PREVIEW, psa.read(connection, reader -> preview(reader, draft)));
  }

  private static Preview preview(PsaReader reader, Scope draft) {
    Slice companies = slice(draft, Entity.COMPANY);
    return new Preview(
        reader.count(Entity.COMPANY, companies),
        reader.count(Entity.COMPANY, new Slice.Everything()),
        reader.query(Entity.COMPANY, companies),
        reader.query(Entity.TICKET, slice(draft, Entity.TICKET)),
        reader.query(Entity.CONFIGURATION_ITEM, slice(draft, Entity.CONFIGURATION_ITEM)));
  }

  private static Slice slice(Scope draft, Entity entity) {
    return Slice.matching(new Slice.Everything(), draft.conditions(entity));
  }

  private HttpResponse choices(Call call) {
    Connection connection = connections.findWorking(call);
    return Answers.one(
        CHOICES, new Choices(psa.knownFields(connection), psa.knownScopeFields(connection)));
  }

  private static HttpResponse answer(Versioned<ScopeRules> rules, @Nullable String sync) {
    return Answers.versioned(SCOPE, new View(rules.value(), sync), rules.version());
  }

  private static boolean on(View view, Entity entity) {
    return view.rules().entities().contains(entity);
  }

  private static List<Long> sorted(Set<Long> values) {
    return values.stream().sorted().toList();
  }
}
