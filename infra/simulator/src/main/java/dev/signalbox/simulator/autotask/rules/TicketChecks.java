package dev.signalbox.simulator.autotask.rules;

import dev.signalbox.simulator.autotask.store.Row;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// What has to fit together in a ticket (Autotask developer help, REST entities, Tickets; exact
/// texts from live tenants).
final class TicketChecks {

  private static final long PROBLEM = 3;

  private TicketChecks() {}

  static void all(Write write, Row draft) {
    requiredByCategory(write, draft);
    assignment(write, draft);
    contact(write, draft);
    sameCompany(write, draft, "companyLocationID", "CompanyLocation");
    sameCompany(write, draft, "opportunityID", "Opportunity");
    workType(write, draft);
    problem(write, draft);
  }

  static void changed(Write write, Row before, Row draft) {
    if (TicketRules.differs(before, draft, "assignedResourceID", "assignedResourceRoleID")) {
      assignment(write, draft);
    }
    if (TicketRules.differs(before, draft, "contactID", "companyID")) {
      contact(write, draft);
      sameCompany(write, draft, "companyLocationID", "CompanyLocation");
    }
    if (TicketRules.differs(before, draft, "billingCodeID")) {
      workType(write, draft);
    }
    if (TicketRules.differs(before, draft, "problemTicketId")) {
      problem(write, draft);
    }
    requiredByCategory(write, draft);
  }

  /// Metadata does not demand a due date; some live tenants do.
  static void dueDate(Write write, Row draft) {
    if (write.switches().tickets().dueDateRequired() && !draft.has("dueDateTime")) {
      throw Refused.because("dueDateTime is required");
    }
  }

  /// Notes and time may still come to a complete ticket unless its category forbids it; what its
  /// customer or a workflow rule writes comes all the same (Autotask admin help, ticket
  /// categories). The text is ours.
  static void takesMore(Write write, Row ticket) {
    boolean isDoing = !write.actor().isContact() && !write.actor().isBackground();
    if (isDoing
        && TicketRules.isComplete(ticket)
        && write.switches().tickets().completeTakesNoMore()) {
      throw Refused.because("Notes and time cannot be added to a ticket that is complete.");
    }
  }

  private static void requiredByCategory(Write write, Row draft) {
    OptionalLong category = draft.number("ticketCategory");
    Set<String> required =
        category.isEmpty()
            ? Set.of()
            : write.tenant().requiredByCategory().getOrDefault(category.getAsLong(), Set.of());
    boolean needsQueue =
        write.switches().tickets().queueNeededWithoutResource() && !draft.has("assignedResourceID");
    if (needsQueue && !draft.has("queueID")) {
      throw Refused.because("queueID is required");
    }
    for (String field : required) {
      if (!draft.has(field)) {
        throw Refused.because(field + " is required");
      }
    }
  }

  private static void assignment(Write write, Row draft) {
    if (draft.has("assignedResourceID") != draft.has("assignedResourceRoleID")) {
      throw Refused.because(
          "When assigning a Resource, you must assign both a assignedResourceID and"
              + " assignedResourceRoleID.");
    }
    OptionalLong resource = draft.number("assignedResourceID");
    if (resource.isEmpty()) {
      return;
    }
    if (!Staffing.canServe(write, resource, draft.number("assignedResourceRoleID"))) {
      throw Refused.because(
          "The specified AssignedResourceID and AssignedRoleID combination is not currently"
              + " defined");
    }
    boolean isSecondary =
        write
            .store()
            .table("TicketSecondaryResource")
            .rows()
            .anyMatch(row ->
                row.number("ticketID").equals(draft.number("id"))
                    && row.number("resourceID").equals(resource));
    if (isSecondary) {
      throw Refused.because("The primary resource cannot also be a secondary resource.");
    }
  }

  /// A contact belongs to the ticket's company or to the parent of that company.
  private static void contact(Write write, Row draft) {
    Optional<Row> contact = write.find("Contact", draft.number("contactID"));
    if (contact.isEmpty()) {
      return;
    }
    OptionalLong company = contact.get().number("companyID");
    OptionalLong parent =
        write
            .find("Company", draft.number("companyID"))
            .map(row -> row.number("parentCompanyID"))
            .orElse(OptionalLong.empty());
    if (!company.equals(draft.number("companyID")) && !company.equals(parent)) {
      throw FieldChecks.badReference("contactID", "Contact");
    }
  }

  private static void sameCompany(Write write, Row draft, String field, String entity) {
    Optional<Row> target = write.find(entity, draft.number(field));
    if (target.isPresent() && !target.get().number("companyID").equals(draft.number("companyID"))) {
      throw FieldChecks.badReference(field, entity);
    }
  }

  /// Autotask developer help, REST entities, BillingCodes: a work type has use type 1.
  static void workType(Write write, Row draft) {
    OptionalLong code = draft.number("billingCodeID");
    if (code.isEmpty()) {
      return;
    }
    boolean isWorkType =
        write
            .find("BillingCode", code)
            .filter(row -> row.isTrue("isActive"))
            .filter(row -> row.number("useType").equals(OptionalLong.of(1)))
            .isPresent();
    if (!isWorkType) {
      throw Refused.because("The given allocation code is not an active general allocation code");
    }
  }

  private static void problem(Write write, Row draft) {
    OptionalLong problem = draft.number("problemTicketId");
    if (problem.isEmpty() || !write.switches().tickets().problemTicketChecked()) {
      return;
    }
    boolean isProblem =
        write
            .find("Ticket", problem)
            .filter(row -> row.number("ticketType").equals(OptionalLong.of(PROBLEM)))
            .isPresent();
    if (!isProblem) {
      throw FieldChecks.badReference("problemTicketId", "Ticket");
    }
  }
}
