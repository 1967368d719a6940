package dev.signalbox.autotask;

import dev.signalbox.autotask.Rights.Access;
import dev.signalbox.autotask.Rights.Doing;
import dev.signalbox.core.psa.Finding;
import dev.signalbox.core.psa.Finding.Topic;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What the API user's security level was changed in, as far as metadata tells. Boxes that stand in
/// no entity are shown to no program.
final class LevelLines {

  static final String COPIED = "level.copied";
  static final String REDUCED = "level.reduced";

  private static final String HOW =
      "userAccess of GET EntityInformation, entity by entity; it shows none of the level's boxes";

  /// A part of the product that stops when an entity is closed to it.
  private record Use(String entity, Doing doing, String what) {}

  private static final List<Use> LATER =
      List.of(
          new Use("Ticket", Doing.CREATE, "making tickets"),
          new Use("TicketNote", Doing.CREATE, "writing notes"),
          new Use("TimeEntry", Doing.CREATE, "writing time entries"),
          new Use("TicketAttachment", Doing.CREATE, "attaching files"),
          new Use("ServiceCall", Doing.CREATE, "planning service calls"),
          new Use("Company", Doing.CREATE, "making companies"),
          new Use("Contact", Doing.CREATE, "making contacts"),
          new Use("Opportunity", Doing.CREATE, "making opportunities"),
          new Use("ConfigurationItem", Doing.CREATE, "making configuration items"),
          new Use("Project", Doing.QUERY, "workflows on projects"),
          new Use("Contract", Doing.QUERY, "workflows on contracts"));

  private LevelLines() {}

  /// @param needed entities that are read now
  static List<Finding> of(Rights rights, Set<String> needed) {
    return List.of(copied(rights), reduced(rights, needed));
  }

  private static Finding copied(Rights rights) {
    List<String> less = rights.lessThanPossible();
    boolean untouched = less.isEmpty();
    return Finding.unknown(
            Topic.ACCOUNT,
            COPIED,
            HOW,
            untouched
                ? "Of the entities that Autotask tells about, nothing was taken away. The boxes of"
                    + " the level are not checked, since no program can read them."
                : "The level allows less than Autotask's own API level does: "
                    + String.join(", ", less)
                    + ".",
            "In the copied level change the sections for impersonation and 'Other > Webhooks', and"
                + " nothing else."
                + (untouched ? "" : " If nobody meant the difference, copy the level anew."))
        .showing(untouched ? "not checked" : "differs(" + less.size() + ")")
        .at(Menu.LEVELS);
  }

  private static Finding reduced(Rights rights, Set<String> needed) {
    List<String> missing =
        needed.stream()
            .filter(entity -> isClosed(rights, entity, Doing.QUERY))
            .sorted()
            .map(entity -> "reading " + entity)
            .toList();
    List<String> later =
        LATER.stream()
            .filter(use -> isClosed(rights, use.entity(), use.doing()))
            .map(Use::what)
            .toList();
    String broken = String.join(", ", Stream.concat(missing.stream(), later.stream()).toList());
    Finding line;
    if (!missing.isEmpty()) {
      line =
          Finding.fail(
              Topic.ACCOUNT,
              REDUCED,
              HOW,
              "The level is reduced by what is needed now. This does not work: " + broken + ".",
              "Give back what is read, with View set to All.");
    } else if (!later.isEmpty()) {
      line =
          Finding.unknown(
              Topic.ACCOUNT,
              REDUCED,
              HOW,
              "All that is read now is open. These need more, and will fail: " + broken + ".",
              "Leave it so while nobody uses them; give the rights back before.");
    } else {
      line =
          Finding.unknown(
              Topic.ACCOUNT,
              REDUCED,
              HOW,
              "Nothing that Signalbox uses is closed. Areas that it does not read may be set to"
                  + " none or to read-only; writing and workflows in them fail then.",
              "Reduce what nobody needs, then look at this line again.");
    }
    return line.showing(missing.isEmpty() && later.isEmpty() ? "none" : broken).at(Menu.LEVELS);
  }

  private static boolean isClosed(Rights rights, String entity, Doing doing) {
    return rights.access(entity, doing) == Access.NONE;
  }
}
