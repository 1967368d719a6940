package dev.signalbox.simulation.psa;

import dev.signalbox.json.Json;
import dev.signalbox.simulation.time.Dice;

/// What happens to the customers of a service desk.
final class CustomerDeeds {

  private final PsaDatabase psa;
  private final DeskRecords records;
  private final Dice dice;

  CustomerDeeds(PsaDatabase psa, DeskRecords records, Dice dice) {
    this.psa = psa;
    this.records = records;
    this.dice = dice;
  }

  void company() {
    if (dice.chance(0.3)) {
      records.create(
          records.dispatcher(),
          "Company",
          Json.object()
              .put("companyName", psa.mark(records.text("Company")))
              .put("companyType", 1)
              .put("phone", "555-0100")
              .put("ownerResourceID", psa.account().dispatcher()));
    } else {
      records
          .any("Company")
          .ifPresent(row ->
              records.update(
                  row, Json.object().put("companyName", psa.mark(records.text("Company")))));
    }
  }

  void contact() {
    if (dice.chance(0.4)) {
      records
          .any("Company")
          .ifPresent(company -> {
            records.create(
                records.dispatcher(),
                "Contact",
                Json.object()
                    .put("companyID", company.id())
                    .put("firstName", records.text("Pat"))
                    .put("lastName", "Example")
                    .put("emailAddress", "pat" + records.deed() + "@example.com")
                    .put("isActive", 1));
          });
    } else {
      records
          .any("Contact")
          .ifPresent(
              row -> records.update(row, Json.object().put("firstName", records.text("Chris"))));
    }
  }
}
