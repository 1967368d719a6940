package dev.signalbox.autotask;

import static dev.signalbox.autotask.Shape.map;

import dev.signalbox.core.psa.JobRole;
import dev.signalbox.core.psa.Member;
import dev.signalbox.core.psa.MemberId;
import dev.signalbox.core.psa.MemberRole;
import dev.signalbox.core.psa.TicketCategory;
import java.util.List;

/// Technicians, what they may work as, and the categories of their tickets. Autotask keeps no date
/// of change of any of them, so they are read whole.
final class PeopleShapes {

  static final Shape RESOURCES =
      new Shape(
          "Resources",
          List.of(
              map("id", "id"),
              map("firstName", "name"),
              map("lastName", "name"),
              map("email", "e-mail"),
              map("isActive", "active"),
              map(
                  "licenseType",
                  "whether this is an API user, or nobody can write in this one's name")),
          List.of(),
          List.of(),
          PeopleShapes::member);

  static final Shape ROLES =
      new Shape(
          "Roles",
          List.of(map("id", "id"), map("name", "name"), map("isActive", "active")),
          List.of(),
          List.of(),
          row -> new JobRole(row.required("id"), row.text("name"), row.flag("isActive")));

  static final Shape RESOURCE_ROLES =
      new Shape(
          "ResourceRoles",
          List.of(
              map("id", "id"),
              map("resourceID", "technician"),
              map("roleID", "role"),
              map("queueID", "queue"),
              map("departmentID", "department"),
              map("isActive", "active")),
          List.of(),
          List.of(),
          PeopleShapes::memberRole);

  static final Shape TICKET_CATEGORIES =
      new Shape(
          "TicketCategories",
          List.of(
              map("id", "id"),
              map("name", "name"),
              map("isActive", "active"),
              map("isApiOnly", "whether only programs make such tickets"),
              map("isGlobalDefault", "whether tickets without a choice get it")),
          List.of(),
          List.of(),
          PeopleShapes::ticketCategory);

  private PeopleShapes() {}

  static Member member(Row row) {
    Long licence = row.number("licenseType");
    return new Member(
        new MemberId(row.required("id")),
        (row.text("firstName") + " " + row.text("lastName")).strip(),
        row.text("email"),
        row.flag("isActive"),
        licence != null && licence == AutotaskSetup.API_USER,
        PeopleLines.keepsFromWritingAs(licence));
  }

  private static MemberRole memberRole(Row row) {
    return new MemberRole(
        row.required("id"),
        new MemberId(row.required("resourceID")),
        row.number("roleID"),
        row.number("queueID"),
        row.number("departmentID"),
        row.flag("isActive"));
  }

  private static TicketCategory ticketCategory(Row row) {
    return new TicketCategory(
        row.required("id"),
        row.text("name"),
        row.flag("isActive"),
        row.flag("isApiOnly"),
        row.flag("isGlobalDefault"));
  }
}
