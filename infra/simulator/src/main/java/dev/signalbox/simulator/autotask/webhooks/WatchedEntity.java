package dev.signalbox.simulator.autotask.webhooks;

import dev.signalbox.simulator.autotask.schema.EntityType;
import java.util.Arrays;
import java.util.Optional;

/// The five entities that can have webhooks (Autotask developer help, Webhooks,
/// REST_WebhooksEntity). Their hooks are entities of their own, named after them.
enum WatchedEntity {
  TICKET("Ticket", "Ticket", "ticketWebhookID"),
  TICKET_NOTE("TicketNote", "TicketNote", "ticketNoteWebhookID"),
  COMPANY("Company", "Account", "accountWebhookID"),
  CONTACT("Contact", "Contact", "contactWebhookID"),
  CONFIGURATION_ITEM("ConfigurationItem", "InstalledProduct", "configurationItemWebhookID");

  private final String entity;
  private final String inMessages;
  private final String logColumn;

  WatchedEntity(String entity, String inMessages, String logColumn) {
    this.entity = entity;
    this.inMessages = inMessages;
    this.logColumn = logColumn;
  }

  static Optional<WatchedEntity> of(EntityType type) {
    return Arrays.stream(values()).filter(one -> one.entity.equals(type.name())).findFirst();
  }

  /// The entity whose hooks these are.
  static Optional<WatchedEntity> ofHooks(EntityType hooks) {
    return Arrays.stream(values()).filter(one -> one.hooks().equals(hooks.name())).findFirst();
  }

  String entity() {
    return entity;
  }

  /// The old SOAP name where the vendor kept it.
  String inMessages() {
    return inMessages;
  }

  String logColumn() {
    return logColumn;
  }

  String hooks() {
    return entity + "Webhook";
  }

  String hookFields() {
    return entity + "WebhookField";
  }

  String exclusions() {
    return entity + "WebhookExcludedResource";
  }
}
