package dev.signalbox.autotask;

import static dev.signalbox.autotask.Shape.map;

import dev.signalbox.core.psa.Company;
import dev.signalbox.core.psa.CompanyId;
import dev.signalbox.core.psa.ConfigurationItem;
import dev.signalbox.core.psa.Contact;
import dev.signalbox.core.psa.ContactId;
import dev.signalbox.core.psa.Location;
import dev.signalbox.core.psa.Opportunity;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Companies and what is theirs.
final class CompanyShapes {

  private static final List<String> COMPANY_CHANGES =
      List.of("lastActivityDate", "lastTrackedModifiedDateTime");
  private static final List<String> CONTACT_CHANGES =
      List.of("lastActivityDate", "lastModifiedDate");
  private static final List<String> OPPORTUNITY_CHANGES = List.of("lastActivity");
  private static final List<String> ITEM_CHANGES = List.of("lastModifiedTime");

  static final Shape COMPANIES =
      new Shape(
          "Companies",
          List.of(
              map("id", "id"),
              map("companyName", "name"),
              map("isActive", "active"),
              map("companyType", "type"),
              map("classification", "classification"),
              map("parentCompanyID", "parent"),
              map("phone", "phone"),
              map("webAddress", "website"),
              map("createDate", "changed at, when it has no other date"),
              map("lastActivityDate", "changed at, when it is the later one"),
              map("lastTrackedModifiedDateTime", "changed at, when it is the later one")),
          COMPANY_CHANGES,
          List.of(),
          CompanyShapes::company);

  static final Shape CONTACTS =
      new Shape(
          "Contacts",
          List.of(
              map("id", "id"),
              map("companyID", "company"),
              map("firstName", "first name"),
              map("lastName", "last name"),
              map("emailAddress", "e-mail"),
              map("phone", "phone"),
              map("title", "title"),
              map("isActive", "active"),
              map("createDate", "changed at, when it has no other date"),
              map("lastActivityDate", "changed at, when it is the later one"),
              map("lastModifiedDate", "changed at, when it is the later one")),
          CONTACT_CHANGES,
          List.of(),
          CompanyShapes::contact);

  static final Shape LOCATIONS =
      new Shape(
          "CompanyLocations",
          List.of(
              map("id", "id"),
              map("companyID", "company"),
              map("name", "name"),
              map("address1", "address, its first line"),
              map("address2", "address, a line of its own"),
              map("postalCode", "address, the last line"),
              map("city", "address, the last line"),
              map("state", "address, the last line"),
              map("phone", "phone"),
              map("isPrimary", "primary"),
              map("isActive", "active")),
          List.of(),
          List.of(),
          CompanyShapes::location);

  static final Shape OPPORTUNITIES =
      new Shape(
          "Opportunities",
          List.of(
              map("id", "id"),
              map("companyID", "company"),
              map("contactID", "contact"),
              map("ownerResourceID", "owner"),
              map("title", "title"),
              map("stage", "stage"),
              map("status", "status"),
              map("amount", "amount"),
              map("probability", "probability"),
              map("projectedCloseDate", "closes at"),
              map("createDate", "changed at, when it has no other date"),
              map("lastActivity", "changed at")),
          OPPORTUNITY_CHANGES,
          List.of(),
          CompanyShapes::opportunity);

  /// A very wide entity: only what we need is asked for.
  static final Shape CONFIGURATION_ITEMS =
      new Shape(
          "ConfigurationItems",
          List.of(
              map("id", "id"),
              map("companyID", "company"),
              map("contactID", "contact"),
              map("configurationItemType", "type; the generic one when it has none"),
              map("referenceTitle", "name"),
              map("referenceNumber", "number"),
              map("serialNumber", "serial"),
              map("isActive", "active"),
              map("createDate", "changed at, when it has no other date"),
              map("lastModifiedTime", "changed at")),
          ITEM_CHANGES,
          List.of(),
          CompanyShapes::configurationItem);

  private CompanyShapes() {}

  private static Company company(Row row) {
    return new Company(
        new CompanyId(row.required("id")),
        row.text("companyName"),
        row.flag("isActive"),
        row.number("companyType"),
        row.number("classification"),
        Shape.companyId(row, "parentCompanyID"),
        row.text("phone"),
        row.text("webAddress"),
        Shape.changedAt(row, COMPANY_CHANGES, "createDate"));
  }

  private static Contact contact(Row row) {
    return new Contact(
        new ContactId(row.required("id")),
        new CompanyId(row.required("companyID")),
        row.text("firstName"),
        row.text("lastName"),
        row.text("emailAddress"),
        row.text("phone"),
        row.text("title"),
        row.flag("isActive"),
        Shape.changedAt(row, CONTACT_CHANGES, "createDate"));
  }

  private static Location location(Row row) {
    String town = joined(" ", row.text("postalCode"), row.text("city"), row.text("state"));
    return new Location(
        row.required("id"),
        new CompanyId(row.required("companyID")),
        row.text("name"),
        joined("\n", row.text("address1"), row.text("address2"), town),
        row.text("phone"),
        row.flag("isPrimary"),
        row.flag("isActive"));
  }

  private static String joined(String between, String... parts) {
    return Stream.of(parts)
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(between));
  }

  private static Opportunity opportunity(Row row) {
    return new Opportunity(
        row.required("id"),
        new CompanyId(row.required("companyID")),
        Shape.contactId(row, "contactID"),
        Shape.memberId(row, "ownerResourceID"),
        row.text("title"),
        row.number("stage"),
        row.number("status"),
        row.decimal("amount"),
        row.number("probability"),
        row.instant("projectedCloseDate"),
        Shape.changedAt(row, OPPORTUNITY_CHANGES, "createDate"));
  }

  private static ConfigurationItem configurationItem(Row row) {
    return new ConfigurationItem(
        row.required("id"),
        new CompanyId(row.required("companyID")),
        Shape.contactId(row, "contactID"),
        row.number("configurationItemType"),
        row.text("referenceTitle"),
        row.text("referenceNumber"),
        row.text("serialNumber"),
        row.flag("isActive"),
        Shape.changedAt(row, ITEM_CHANGES, "createDate"));
  }
}
