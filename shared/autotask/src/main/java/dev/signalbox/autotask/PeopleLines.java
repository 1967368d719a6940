package dev.signalbox.autotask;

import dev.signalbox.core.psa.Finding;
import dev.signalbox.core.psa.Finding.Topic;
import dev.signalbox.core.psa.MemberId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the list of resources tells of the API user and of the technicians in whose names we write.
final class PeopleLines {

  /// Time and attendance, dashboard, and API users: nobody can write in their name.
  private static final Set<Long> NEVER_IMPERSONATED = Set.of(5L, 6L, AutotaskSetup.API_USER);

  /// Team members, contractors, co-managed help desks: only for some entities.
  private static final Set<Long> PARTLY_IMPERSONATED = Set.of(4L, 8L, 9L);

  private static final String HOW = "licence type and state among Autotask's resources";

  private final Credentials credentials;
  private final List<MemberId> technicians;

  PeopleLines(Credentials credentials, List<MemberId> technicians) {
    this.credentials = credentials;
    this.technicians = technicians;
  }

  static boolean keepsFromWritingAs(@Nullable Long licence) {
    return licence != null && NEVER_IMPERSONATED.contains(licence);
  }

  static String idOf(MemberId technician) {
    return "technician." + technician.value();
  }

  List<Finding> of(List<Row> resources) {
    List<Finding> lines = new ArrayList<>();
    lines.add(licence(resources.stream().filter(this::isApiUser).findFirst()));
    technicians.stream().map(each -> technician(each, resources)).forEach(lines::add);
    return lines;
  }

  /// Sources differ on whether the resource bears the user's whole name or the part before the @.
  private boolean isApiUser(Row resource) {
    String whole = credentials.username();
    String local = whole.substring(0, Math.max(0, whole.indexOf('@')));
    String name = resource.text("userName");
    return resource.text("email").equalsIgnoreCase(whole)
        || name.equalsIgnoreCase(whole)
        || (!local.isEmpty() && name.equalsIgnoreCase(local));
  }

  private static Finding licence(Optional<Row> user) {
    Long type = user.map(row -> row.number("licenseType")).orElse(null);
    String how = "licenceType of the resource whose e-mail address or name is the user name";
    Finding line;
    if (type == null) {
      line =
          Finding.unknown(
                  Topic.ACCOUNT,
                  "licenceType",
                  how,
                  "Autotask does not show the API user, or not its licence type.",
                  "Check that it is an API user (API-only).")
              .showing("unreadable");
    } else if (type == AutotaskSetup.API_USER) {
      line =
          Finding.pass(Topic.ACCOUNT, "licenceType", how, "The user is an API user (API-only).")
              .showing("api-only");
    } else {
      line =
          Finding.fail(
                  Topic.ACCOUNT,
                  "licenceType",
                  how,
                  "The user has licence type " + type + " and is no API user (API-only).",
                  "Make an API user of its own for Signalbox and enter its credentials.")
              .showing("other(" + type + ")");
    }
    return line.at(Menu.LICENCE);
  }

  private static Finding technician(MemberId technician, List<Row> resources) {
    String id = idOf(technician);
    Optional<Row> found =
        resources.stream().filter(row -> row.required("id") == technician.value()).findFirst();
    if (found.isEmpty()) {
      return blocked(
          id,
          "notMapped",
          "Autotask shows the API user no such technician any more.",
          "let the API user see this one");
    }
    Row row = found.get();
    String name = (row.text("firstName") + " " + row.text("lastName")).strip();
    Long licence = row.number("licenseType");
    if (!row.flag("isActive")) {
      return blocked(id, "inactive", name + " is inactive in Autotask.", "make this one active");
    }
    if (keepsFromWritingAs(licence)) {
      return blocked(
          id,
          "licenceTypeBlocks",
          "Nothing can be written in the name of "
              + name
              + ", whose licence type is "
              + licence
              + ".",
          "give this one another licence");
    }
    boolean partly = licence != null && PARTLY_IMPERSONATED.contains(licence);
    return Finding.unknown(
            Topic.MEMBERS,
            id,
            HOW + "; the security level's box cannot be read and shows with the first write",
            partly
                ? name
                    + " has licence type "
                    + licence
                    + ", with which only some entities can be"
                    + " written in their name."
                : "Nothing is known that keeps us from writing in the name of " + name + ".",
            "Check that the technician's security level allows it.")
        .showing("unknown")
        .at(Menu.IMPERSONABLE);
  }

  private static Finding blocked(String id, String value, String message, String remedy) {
    return Finding.fail(
            Topic.MEMBERS,
            id,
            HOW,
            message,
            "Map the user to another technician, or " + remedy + " in Autotask.")
        .showing(value)
        .at(Menu.TECHNICIANS);
  }
}
