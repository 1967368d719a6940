package dev.signalbox.autotask;

import dev.signalbox.core.psa.Entity;
import java.util.List;

/// A kind of webhook in Autotask: which changes it reports, and which fields' changes we want to
/// hear of. Each entity has its own; time entries have none and are polled.
enum HookKind {
  TICKETS(
      Entity.TICKET,
      "TicketWebhooks",
      "TicketWebhookFields",
      watching(
          "status",
          "queueID|queue",
          "priority",
          "assignedResourceID|assignedResource|primaryResource",
          "ticketCategory|category",
          "ticketType",
          "issueType",
          "subIssueType",
          "source",
          "title",
          "description",
          "resolution",
          "contactID|contact",
          "companyID|accountID|company|account",
          "dueDateTime|dueDate",
          "completedDate",
          "problemTicketId|problemTicket")),
  NOTES(
      Entity.NOTE,
      "TicketNoteWebhooks",
      "TicketNoteWebhookFields",
      watching("title", "description", "noteType", "publish")),
  COMPANIES(
      Entity.COMPANY,
      "CompanyWebhooks",
      "CompanyWebhookFields",
      watching(
          "companyName|accountName|name",
          "isActive|active",
          "companyType|accountType",
          "classification",
          "parentCompanyID|parentAccountID|parentCompany|parentAccount",
          "phone",
          "webAddress")),
  CONTACTS(
      Entity.CONTACT,
      "ContactWebhooks",
      "ContactWebhookFields",
      watching(
          "firstName",
          "lastName",
          "emailAddress|email",
          "phone",
          "title",
          "isActive|active",
          "companyID|accountID|company|account")),
  CONFIGURATION_ITEMS(
      Entity.CONFIGURATION_ITEM,
      "ConfigurationItemWebhooks",
      "ConfigurationItemWebhookFields",
      watching(
          "referenceTitle",
          "referenceNumber",
          "isActive|active",
          "companyID|accountID|company|account",
          "contactID|contact",
          "configurationItemType",
          "productID|product",
          "serialNumber"));

  private final Entity entity;
  private final String root;
  private final String metadata;

  /// Divided by commas: an enum holds nothing that can change.
  private final String watched;

  HookKind(Entity entity, String root, String metadata, String watched) {
    this.entity = entity;
    this.root = root;
    this.metadata = metadata;
    this.watched = watched;
  }

  private static String watching(String... fields) {
    return String.join(",", fields);
  }

  static HookKind of(Entity entity) {
    for (HookKind kind : values()) {
      if (kind.entity == entity) {
        return kind;
      }
    }
    throw new IllegalArgumentException("Autotask has no webhooks for " + entity.word() + ".");
  }

  Entity entity() {
    return entity;
  }

  /// The entity that holds the webhooks.
  String root() {
    return root;
  }

  /// The entity whose metadata lists the fields a webhook can watch.
  String metadata() {
    return metadata;
  }

  /// The fields to watch, each with the names it may have, divided by bars: labels carry REST names
  /// or those of the older API.
  List<String> watched() {
    return List.of(watched.split(","));
  }
}
