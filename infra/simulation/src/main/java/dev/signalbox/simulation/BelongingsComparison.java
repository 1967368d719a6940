package dev.signalbox.simulation;

import dev.signalbox.core.psa.ConfigurationItem;
import dev.signalbox.core.psa.ContactId;
import dev.signalbox.core.psa.Location;
import dev.signalbox.core.psa.MemberId;
import dev.signalbox.core.psa.Opportunity;
import dev.signalbox.simulator.autotask.store.Row;
import org.jspecify.annotations.Nullable;

/// Compares the fields of what companies have beside people with those of the PSA's rows.
final class BelongingsComparison {

  private final Differences differences;

  BelongingsComparison(Differences differences) {
    this.differences = differences;
  }

  void location(Row row, Location held) {
    differences.number(row, "companyID", held.company().value());
    differences.text(row, "name", held.name());
    differences.same(row, "address", address(row), held.address());
    differences.text(row, "phone", held.phone());
    differences.flag(row, "isPrimary", held.primary());
    differences.flag(row, "isActive", held.active());
  }

  /// Street and town in lines; what is not given takes no room.
  private static String address(Row row) {
    String town = text(row, "postalCode") + " " + text(row, "city") + " " + text(row, "state");
    return "%s%n%s%n%s"
        .formatted(text(row, "address1"), text(row, "address2"), town)
        .replaceAll(" +", " ")
        .replaceAll("\\s*\\R\\s*", "\n")
        .strip();
  }

  private static String text(Row row, String field) {
    return row.text(field).orElse("");
  }

  void opportunity(Row row, Opportunity held) {
    differences.number(row, "companyID", held.company().value());
    differences.number(row, "contactID", id(held.contact()));
    @Nullable MemberId owner = held.owner();
    differences.number(row, "ownerResourceID", owner == null ? null : owner.value());
    differences.text(row, "title", held.title());
    differences.number(row, "stage", held.stage());
    differences.number(row, "status", held.status());
    differences.amount(row, "amount", held.amount());
    differences.number(row, "probability", held.probability());
    differences.time(row, "projectedCloseDate", held.closesAt());
  }

  void item(Row row, ConfigurationItem held) {
    differences.number(row, "companyID", held.company().value());
    differences.number(row, "contactID", id(held.contact()));
    differences.number(row, "configurationItemType", held.type());
    differences.text(row, "referenceTitle", held.name());
    differences.text(row, "referenceNumber", held.number());
    differences.text(row, "serialNumber", held.serial());
    differences.flag(row, "isActive", held.active());
  }

  private static @Nullable Long id(@Nullable ContactId contact) {
    return contact == null ? null : contact.value();
  }
}
