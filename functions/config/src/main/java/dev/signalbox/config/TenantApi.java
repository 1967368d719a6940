package dev.signalbox.config;

import dev.signalbox.aws.lambda.HttpResponse;
import dev.signalbox.core.tenant.Role;
import dev.signalbox.core.tenant.Tenant;
import dev.signalbox.core.tenant.TenantStore;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// The tenant itself: what it is called, and the time zone whose nights and days are its own.
final class TenantApi {

  private static final Shape<Tenant> TENANT =
      Shape.<Tenant>of("Tenant")
          .text("id", "id of the tenant", tenant -> tenant.id().value())
          .text("name", "name", Tenant::name)
          .text("zone", "IANA time zone", tenant -> tenant.zone().getId());

  private static final Form CHANGE =
      Form.of("TenantChange")
          .optional("name", Form.Type.TEXT, 100, "name")
          .optional(
              "zone",
              Form.Type.TEXT,
              50,
              "IANA time zone, such as Europe/Berlin: connections are compared in its nights, and"
                  + " statements are of its days");

  private static final int ATTEMPTS = 5;

  private final TenantStore tenants;

  TenantApi(TenantStore tenants) {
    this.tenants = tenants;
  }

  List<Route> routes() {
    return List.of(
        new Route(
            "GET", "/v1/tenant", Role.VIEWER, "your tenant", Form.NONE, 200, TENANT, this::show),
        new Route(
            "PATCH",
            "/v1/tenant",
            Role.ADMIN,
            "change your tenant's name or time zone",
            CHANGE,
            200,
            TENANT,
            this::change));
  }

  private HttpResponse show(Call call) {
    return Answers.one(TENANT, find(call));
  }

  /// Changes what is named of the tenant as it is now, anew when somebody else was faster.
  private HttpResponse change(Call call) {
    Optional<String> name = call.input().findText("name");
    Optional<ZoneId> zone = call.input().findText("zone").map(TenantApi::zone);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Tenant before = find(call);
      Tenant after =
          before.withName(name.orElse(before.name())).withZone(zone.orElse(before.zone()));
      if (after.equals(before) || tenants.update(before, after)) {
        return Answers.one(TENANT, after);
      }
    }
    throw Refusal.of(ErrorType.OUTDATED);
  }

  /// Offsets such as `+01:00` are no zones: they do not know of summer time.
  private static ZoneId zone(String text) {
    if (!ZoneId.getAvailableZoneIds().contains(text)) {
      throw Refusal.field(
          "zone",
          "This is no time zone of the IANA list. Give one of it, such as Europe/Berlin,"
              + " America/New_York or UTC, with capitals as there.");
    }
    return ZoneId.of(text);
  }

  private Tenant find(Call call) {
    return tenants.find(call.caller().tenant()).orElseThrow(() -> Refusal.of(ErrorType.NOT_FOUND));
  }
}
