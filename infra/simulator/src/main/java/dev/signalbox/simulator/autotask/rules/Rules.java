package dev.signalbox.simulator.autotask.rules;

import dev.signalbox.simulator.autotask.schema.EntityType;
import dev.signalbox.simulator.autotask.store.Row;
import java.util.HashMap;
import java.util.Map;

/// The rules of every entity that has some of its own.
final class Rules {

  private static final EntityRules NONE = new EntityRules() {};

  private final TicketNumbers numbers = new TicketNumbers();
  private final AttachmentWindow attachments = new AttachmentWindow();
  private final Map<String, EntityRules> byEntity = new HashMap<>();

  Rules() {
    byEntity.put("Ticket", new TicketRules(numbers));
    byEntity.put("TicketNote", new NoteRules());
    byEntity.put("TicketAttachment", new AttachmentRules(attachments));
    byEntity.put("TimeEntry", new TimeEntryRules());
    byEntity.put("TicketChecklistItem", new ChecklistRules());
    byEntity.put("TicketSecondaryResource", new SecondaryResourceRules());
    byEntity.put("TicketAdditionalContact", new AdditionalContactRules());
    byEntity.put("IntegrationVendorInsight", new InsightRules());
    byEntity.put("IntegrationVendorWidget", new InsightRules());
    byEntity.put("Company", new CompanyRules());
    byEntity.put("Contact", new ContactRules());
    byEntity.put("CompanyLocation", new LocationRules());
    byEntity.put("Opportunity", new OpportunityRules());
    byEntity.put("ConfigurationItem", new ConfigurationItemRules());
    byEntity.put("ResourceServiceDeskRole", new StaffingRules());
    byEntity.put("ResourceRoleDepartment", new StaffingRules());
  }

  EntityRules of(EntityType entity) {
    if (entity.name().endsWith("Webhook")) {
      return WebhookRules.INSTANCE;
    }
    if (entity.name().contains("Webhook") && !entity.name().endsWith("Log")) {
      return WebhookChildRules.INSTANCE;
    }
    return byEntity.getOrDefault(entity.name(), NONE);
  }

  void planted(Row row) {
    if (row.entity().name().equals("Ticket")) {
      row.text("ticketNumber").ifPresent(numbers::seen);
    }
  }

  void forget() {
    numbers.forget();
    attachments.forget();
  }
}
