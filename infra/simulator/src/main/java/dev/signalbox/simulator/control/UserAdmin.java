package dev.signalbox.simulator.control;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.account.ApiUser;
import dev.signalbox.simulator.autotask.account.People;
import dev.signalbox.simulator.autotask.account.SecurityLevel;
import dev.signalbox.simulator.autotask.account.Sight;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// What an admin does to an API user: switch it off or on, give it another secret, unlock it,
/// change how many webhooks it may own, or which companies and tickets it sees.
final class UserAdmin {

  private final DemoAccount account;

  UserAdmin(DemoAccount account) {
    this.account = account;
  }

  Json change(Json.Obj body) {
    String name = body.text("username").orElse(account.tenant().apiUser().userName());
    ApiUser user =
        account
            .autotask()
            .people()
            .find(name)
            .orElseThrow(() -> BadControl.missing("There is no API user " + name + "."));
    ApiUser changed =
        new ApiUser(
            user.userName(),
            body.text("secret").orElse(user.secret()),
            user.integrationCode(),
            user.resourceId(),
            body.bool("active").orElse(user.isActive()),
            level(user.level(), body),
            user.refusesImpersonationOf(),
            (int) body.number("maximumWebhooks").orElse(user.maximumWebhooks()));
    account.autotask().people().put(changed);
    account.autotask().people().unlock(name);
    associate(changed, body);
    if (!changed.isActive()) {
      account.webhooks().ownerLeft(changed.resourceId());
    }
    return Json.object().put("username", name).put("active", changed.isActive()).build();
  }

  private static SecurityLevel level(SecurityLevel level, Json.Obj body) {
    return level
        .showingCompanies(sight("organizations", body).orElse(level.organizations()))
        .showingTickets(sight("serviceDesk", body).orElse(level.serviceDesk()));
  }

  private static Optional<Sight> sight(String name, Json.Obj body) {
    return body.text(name)
        .map(text ->
            Arrays.stream(Sight.values())
                .filter(sight -> sight.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> BadControl.invalid(name + " takes all, queues, mine or none.")));
  }

  /// `true` for all, `false` for none, or a list of ids.
  private void associate(ApiUser user, Json.Obj body) {
    People people = account.autotask().people();
    switch (body.fields().getOrDefault("linesOfBusiness", Json.none())) {
      case Json.Bool(boolean all) -> people.associateWithLinesOfBusiness(user, all);
      case Json.Arr(var ids) ->
          people.associateWithLinesOfBusiness(
              user, ids.stream().map(id -> id.asLong().orElse(-1)).collect(Collectors.toSet()));
      case Json.Null _ -> {}
      case Json.Text _, Json.Num _, Json.Obj _ ->
          throw BadControl.invalid("linesOfBusiness takes true, false or a list of ids.");
    }
  }
}
