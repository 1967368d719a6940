package dev.signalbox.simulator.control;

import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import dev.signalbox.simulator.demo.DemoUser;
import java.util.ArrayList;
import java.util.List;

/// What to connect with, in the fields that the product's `POST /v1/connections` takes. The zone is
/// left out: it is found by asking the simulator.
final class Credentials {

  private final DemoSimulator simulator;

  Credentials(DemoSimulator simulator) {
    this.simulator = simulator;
  }

  /// `autotask` is the first account; `items` all working ones; `failing` what must not connect, or
  /// connects and lacks something, by `case`.
  Json toJson() {
    List<Json> working = new ArrayList<>();
    List<Json> failing = new ArrayList<>();
    for (DemoAccount account : simulator.accounts()) {
      for (DemoUser user : account.tenant().users()) {
        ObjBuilder fields = fields(account, user, user.secret());
        if (user.kind() == DemoUser.Kind.WORKING) {
          working.add(fields.build());
          failing.add(
              fields(account, user, user.secret() + "x").put("case", "wrong-secret").build());
        } else {
          failing.add(fields.put("case", user.kind().word()).build());
        }
      }
    }
    return Json.object()
        .put("autotask", working.getFirst())
        .put("items", Json.array(working))
        .put("failing", Json.array(failing))
        .build();
  }

  private static ObjBuilder fields(DemoAccount account, DemoUser user, String secret) {
    return Json.object()
        .put("psa", "autotask")
        .put("name", account.account().name())
        .put("username", user.userName())
        .put("secret", secret)
        .put("integrationCode", user.integrationCode());
  }
}
