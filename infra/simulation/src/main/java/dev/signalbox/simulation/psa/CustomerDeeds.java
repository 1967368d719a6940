package dev.signalbox.simulation.psa;

import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import dev.signalbox.simulation.time.Dice;
import dev.signalbox.simulator.autotask.store.Row;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What happens to the customers of a service desk.
final class CustomerDeeds {

  static final List<String> OF_COMPANIES =
      List.of("Contact", "CompanyLocation", "Opportunity", "ConfigurationItem");

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
      records.any("Company").ifPresent(row -> records.update(row, changedCompany()));
    }
  }

  private ObjBuilder changedCompany() {
    return switch (dice.between(0, 5)) {
      case 0 -> Json.object().put("isActive", dice.chance(0.5));
      case 1, 2 -> Json.object().put("companyType", records.pick("Company", "companyType"));
      case 3 -> Json.object().put("webAddress", records.text("https://example.com/"));
      default -> Json.object().put("companyName", psa.mark(records.text("Company")));
    };
  }

  /// Somebody decides anew what kind of customer it is, or that it is none.
  void companyIsClassified() {
    records
        .any("Company")
        .ifPresent(row ->
            records.update(
                row,
                dice.chance(0.25)
                    ? Json.object().put("classification", Json.none())
                    : Json.object()
                        .put("classification", records.pick("Company", "classification"))));
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
      records.any("Contact").ifPresent(row -> records.update(row, changedContact()));
    }
  }

  private ObjBuilder changedContact() {
    return switch (dice.between(0, 4)) {
      case 0 -> Json.object().put("isActive", dice.chance(0.5) ? 1 : 0);
      case 1 -> Json.object().put("title", records.text("Head of"));
      default -> Json.object().put("firstName", records.text("Chris"));
    };
  }

  /// Somebody works for another company now, or is merged into its records.
  void contactMoves() {
    Optional<Row> contact = records.any("Contact");
    Optional<Row> company = records.any("Company");
    if (contact.isPresent() && company.isPresent()) {
      records.update(contact.get(), Json.object().put("companyID", company.get().id()));
    }
  }

  /// Whom no ticket names.
  void contactGoes() {
    psa.rows("Contact")
        .filter(row -> !isNamed("contactID", row))
        .reduce((one, other) -> dice.chance(0.5) ? one : other)
        .ifPresent(records::remove);
  }

  /// One that no ticket names, and with it its people and whatever else it has.
  void companyGoes() {
    psa.rows("Company")
        .filter(row -> row.id() > 0 && !isNamed("companyID", row))
        .reduce((one, other) -> dice.chance(0.5) ? one : other)
        .ifPresent(company -> {
          OF_COMPANIES.forEach(entity -> {
            psa.rows(entity)
                .filter(row -> row.number("companyID").equals(OptionalLong.of(company.id())))
                .toList()
                .forEach(records::remove);
          });
          records.remove(company);
        });
  }

  private boolean isNamed(String field, Row row) {
    return psa.rows("Ticket")
        .anyMatch(ticket -> ticket.number(field).equals(OptionalLong.of(row.id())));
  }
}
