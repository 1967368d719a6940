package dev.signalbox.simulation.psa;

import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import dev.signalbox.simulation.time.Dice;
import dev.signalbox.simulator.autotask.store.Row;
import java.math.BigDecimal;
import java.time.Duration;

/// What happens to what customers have beside people: places, devices, and what they may buy.
final class BelongingDeeds {

  private static final Duration LATEST_CLOSE = Duration.ofDays(90);

  private final PsaDatabase psa;
  private final DeskRecords records;
  private final Dice dice;

  BelongingDeeds(PsaDatabase psa, DeskRecords records, Dice dice) {
    this.psa = psa;
    this.records = records;
    this.dice = dice;
  }

  /// A place stays with its company.
  void location() {
    if (dice.chance(0.4)) {
      records
          .any("Company")
          .ifPresent(company ->
              records.create(
                  records.dispatcher(),
                  "CompanyLocation",
                  Json.object()
                      .put("companyID", company.id())
                      .put("name", records.text("Branch"))
                      .put("address1", records.text("Main Street"))
                      .put("city", "Springfield")));
    } else {
      records.any("CompanyLocation").ifPresent(row -> records.update(row, changedLocation()));
    }
  }

  private ObjBuilder changedLocation() {
    return switch (dice.between(0, 5)) {
      case 0 -> Json.object().put("isActive", dice.chance(0.5));
      case 1 -> Json.object().put("isPrimary", dice.chance(0.5));
      case 2 -> Json.object().put("phone", "555-0" + records.deed());
      case 3 -> Json.object().put("address2", records.text("Floor")).put("postalCode", "12345");
      case 4 -> Json.object().put("city", records.text("Shelbyville")).put("state", "NT");
      default -> Json.object().put("name", records.text("Office"));
    };
  }

  void opportunity() {
    if (dice.chance(0.4)) {
      records.any("Company").ifPresent(this::hopes);
    } else {
      records.any("Opportunity").ifPresent(row -> records.update(row, changedOpportunity()));
    }
  }

  private void hopes(Row company) {
    records.create(
        records.dispatcher(),
        "Opportunity",
        Json.object()
            .put("companyID", company.id())
            .put("title", records.text("New desks"))
            .put("ownerResourceID", psa.account().dispatcher())
            .put("amount", amount())
            .put("cost", 100)
            .put("probability", dice.between(0, 100))
            .put("stage", records.pick("Opportunity", "stage"))
            .put("status", records.pick("Opportunity", "status"))
            .put("startDate", psa.now().toString())
            .put("projectedCloseDate", closesAt())
            .put("useQuoteTotals", false));
  }

  private ObjBuilder changedOpportunity() {
    return switch (dice.between(0, 6)) {
      case 0 -> Json.object().put("amount", amount());
      case 1 -> Json.object().put("stage", records.pick("Opportunity", "stage"));
      case 2 -> Json.object().put("status", records.pick("Opportunity", "status"));
      case 3 -> Json.object().put("probability", dice.between(0, 100));
      case 4 -> Json.object().put("projectedCloseDate", closesAt());
      case 5 -> another("Company", "companyID");
      default -> Json.object().put("title", records.text("More desks"));
    };
  }

  private Json amount() {
    return new Json.Num(BigDecimal.valueOf(dice.between(1, 100_000), 2));
  }

  private String closesAt() {
    return psa.now().plus(dice.between(Duration.ZERO, LATEST_CLOSE)).toString();
  }

  /// A device, with or without a type.
  void item() {
    if (dice.chance(0.4)) {
      records
          .any("Company")
          .ifPresent(company ->
              records.create(
                  records.dispatcher(),
                  "ConfigurationItem",
                  type(Json.object())
                      .put("companyID", company.id())
                      .put("productID", 1)
                      .put("referenceTitle", records.text("Laptop"))
                      .put("serialNumber", records.text("SN"))
                      .put("isActive", true)));
    } else {
      records.any("ConfigurationItem").ifPresent(row -> records.update(row, changedItem()));
    }
  }

  private ObjBuilder changedItem() {
    return switch (dice.between(0, 7)) {
      case 0, 1 -> type(Json.object());
      case 2 -> another("Company", "companyID");
      case 3 -> another("Contact", "contactID");
      case 4 -> Json.object().put("isActive", dice.chance(0.5));
      case 5 -> Json.object().put("referenceNumber", records.text("No."));
      case 6 -> Json.object().put("serialNumber", records.text("SN"));
      default -> Json.object().put("referenceTitle", records.text("Server"));
    };
  }

  private ObjBuilder type(ObjBuilder item) {
    return dice.chance(0.3)
        ? item.put("configurationItemType", Json.none())
        : item.put(
            "configurationItemType", records.pick("ConfigurationItem", "configurationItemType"));
  }

  private ObjBuilder another(String entity, String field) {
    ObjBuilder change = Json.object();
    records.any(entity).ifPresent(row -> change.put(field, row.id()));
    return change;
  }
}
