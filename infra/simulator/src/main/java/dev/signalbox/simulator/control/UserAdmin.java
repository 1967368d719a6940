package dev.signalbox.simulator.control;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.account.ApiUser;

/// What an admin does to an API user: switch it off or on, give it another secret, unlock it, or
/// change how many webhooks it may own.
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
            user.level(),
            user.refusesImpersonationOf(),
            (int) body.number("maximumWebhooks").orElse(user.maximumWebhooks()));
    account.autotask().people().put(changed);
    account.autotask().people().unlock(name);
    if (!changed.isActive()) {
      account.webhooks().ownerLeft(changed.resourceId());
    }
    return Json.object().put("username", name).put("active", changed.isActive()).build();
  }
}
