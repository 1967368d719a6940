package dev.signalbox.autotask;

import dev.signalbox.autotask.Rights.Access;
import dev.signalbox.autotask.Rights.Doing;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.Finding;
import dev.signalbox.core.psa.Finding.Topic;
import dev.signalbox.core.psa.Inspection;
import dev.signalbox.core.psa.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the API user's rights mean for reading, for webhooks and for writing in others' names.
/// Metadata tells only what is refused for certain: the boxes for impersonation and webhooks stand
/// elsewhere and show when something is written.
final class RightsLines {

  private static final String HOW = "userAccess of GET EntityInformation";
  private static final String UNSEEN =
      HOW + "; the box itself cannot be read and shows with the first write";

  /// What may be written in somebody else's name: the line, Autotask's entity, its name in menus.
  private record Written(String id, String entity, String name) {}

  private static final List<Written> AS_TECHNICIAN =
      List.of(
          new Written("ticket", "Ticket", "Tickets"),
          new Written("note", "TicketNote", "Ticket Notes"),
          new Written("serviceCall", "ServiceCall", "Service Calls"),
          new Written("attachment", "TicketAttachment", "Attachments"),
          new Written("timeEntry", "TimeEntry", "Time Entries"));

  private static final List<Written> AS_CONTACT =
      List.of(
          new Written("ticket", "Ticket", "Tickets"),
          new Written("note", "TicketNote", "Ticket Notes"),
          new Written("projectNote", "ProjectNote", "Project Notes"),
          new Written("taskNote", "TaskNote", "Task Notes"),
          new Written("attachment", "TicketAttachment", "Attachments"));

  private final Inspection of;
  private final AutotaskReader reader;

  RightsLines(Inspection of, AutotaskReader reader) {
    this.of = of;
    this.reader = reader;
  }

  List<String> ids() {
    return Stream.of(
            of.reads().keySet().stream().sorted().map(RightsLines::dataId),
            Stream.of("webhooks.create", "webhooks.quota"),
            AS_TECHNICIAN.stream().map(it -> "impersonation.resource." + it.id()),
            AS_CONTACT.stream().map(it -> "impersonation.contact." + it.id()),
            Stream.of(LevelLines.COPIED, LevelLines.REDUCED))
        .flatMap(ids -> ids)
        .toList();
  }

  private static String dataId(Entity entity) {
    return "data." + entity.word();
  }

  List<Finding> of(Rights rights) {
    List<Finding> lines = new ArrayList<>();
    of.reads().keySet().stream().sorted().map(entity -> data(rights, entity)).forEach(lines::add);
    lines.add(webhooks(rights));
    lines.add(quota());
    AS_TECHNICIAN.stream()
        .map(it -> written(rights, it, "impersonation.resource.", Menu.RESOURCE_IMPERSONATION))
        .forEach(lines::add);
    AS_CONTACT.stream()
        .map(it -> written(rights, it, "impersonation.contact.", Menu.CONTACT_IMPERSONATION))
        .forEach(lines::add);
    Set<String> needed =
        of.reads().keySet().stream().map(RightsLines::singular).collect(Collectors.toSet());
    lines.addAll(LevelLines.of(rights, needed));
    return lines;
  }

  private Finding data(Rights rights, Entity entity) {
    String id = dataId(entity);
    String what = Shape.of(entity).name();
    Finding line =
        switch (rights.access(singular(entity), Doing.QUERY)) {
          case ALL ->
              Finding.pass(Topic.DATA, id, HOW, "The API user may read all " + what + ".")
                  .showing("all");
          case RESTRICTED ->
              Finding.fail(
                      Topic.DATA,
                      id,
                      HOW,
                      "The API user may read only some " + what + "; the others are missing here.",
                      "Let it read all of them.")
                  .showing("restricted");
          case NONE ->
              Finding.fail(
                      Topic.DATA,
                      id,
                      HOW,
                      "The API user may not read " + what + "; all of them are missing here.",
                      "Let it read them.")
                  .showing("none");
          case UNTOLD ->
              Finding.unknown(
                  Topic.DATA,
                  id,
                  HOW,
                  "Autotask does not say whether the API user may read " + what + ".",
                  "Ask the query of this line in Autotask and compare.");
        };
    return line.at(Menu.DATA).asked(reader.query(entity, of.reads().getOrDefault(entity, ALL)));
  }

  private static final Slice ALL = new Slice.Everything();

  private static String singular(Entity entity) {
    return switch (entity) {
      case COMPANY -> "Company";
      case CONTACT -> "Contact";
      case LOCATION -> "CompanyLocation";
      case OPPORTUNITY -> "Opportunity";
      case CONFIGURATION_ITEM -> "ConfigurationItem";
      case MEMBER -> "Resource";
      case ROLE -> "Role";
      case MEMBER_ROLE -> "ResourceRole";
      case TICKET_CATEGORY -> "TicketCategory";
      case TICKET -> "Ticket";
      case NOTE -> "TicketNote";
      case TIME_ENTRY -> "TimeEntry";
    };
  }

  private Finding webhooks(Rights rights) {
    List<String> refused =
        of.hooked().stream()
            .map(HookKind::of)
            .map(HookKind::root)
            .filter(root ->
                rights.access(root.substring(0, root.length() - 1), Doing.CREATE) == Access.NONE)
            .sorted()
            .toList();
    if (!refused.isEmpty() || of.trouble() == Inspection.HookTrouble.NOT_PERMITTED) {
      return Finding.fail(
              Topic.WEBHOOKS,
              "webhooks.create",
              refused.isEmpty() ? "Autotask refused it at the last provisioning." : HOW,
              "The API user may not create webhooks"
                  + (refused.isEmpty() ? "." : ": " + String.join(", ", refused) + "."),
              "Allow it, then provision the webhooks again.")
          .at(Menu.CREATE_WEBHOOKS);
    }
    return Finding.unknown(
            Topic.WEBHOOKS,
            "webhooks.create",
            UNSEEN,
            "Nothing is known that keeps the API user from creating webhooks.",
            "Provision the webhooks; that tells.")
        .at(Menu.CREATE_WEBHOOKS);
  }

  private Finding quota() {
    boolean usedUp = of.trouble() == Inspection.HookTrouble.QUOTA_USED_UP;
    Finding line =
        usedUp
            ? Finding.fail(
                Topic.WEBHOOKS,
                "webhooks.quota",
                "Autotask refused one more webhook at the last provisioning.",
                "The API user owns as many webhooks as its security level allows.",
                "Raise the number, then provision the webhooks again.")
            : Finding.unknown(
                Topic.WEBHOOKS,
                "webhooks.quota",
                "Autotask shows the number nowhere.",
                "We need one webhook for each of " + of.hooked().size() + " entities.",
                "Check that the number is at least 10.");
    return line.at(Menu.WEBHOOK_QUOTA);
  }

  private static Finding written(Rights rights, Written what, String prefix, String menu) {
    String id = prefix + what.id();
    Finding line =
        rights.access(what.entity(), Doing.CREATE) == Access.NONE
            ? Finding.fail(
                Topic.IMPERSONATION,
                id,
                HOW,
                "The API user may not create " + what.name() + ", neither for itself nor others.",
                "Let it create them, and tick the box.")
            : Finding.unknown(
                Topic.IMPERSONATION,
                id,
                UNSEEN,
                "Whether " + what.name() + " may be written in another's name is not known yet.",
                "Check that the box is ticked.");
    return line.at(menu + what.name());
  }
}
