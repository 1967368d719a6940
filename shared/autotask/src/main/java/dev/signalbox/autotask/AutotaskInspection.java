package dev.signalbox.autotask;

import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.Finding;
import dev.signalbox.core.psa.Finding.Topic;
import dev.signalbox.core.psa.Inspection;
import dev.signalbox.core.psa.PsaFault;
import dev.signalbox.core.psa.Question;
import dev.signalbox.core.psa.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What can be told about an account by reading alone.
final class AutotaskInspection {

  /// Of the API's own organisation there is always one.
  private static final long OWN_COMPANY = 1;

  private final AutotaskHttp http;
  private final Inspection of;
  private final AutotaskReader reader;

  AutotaskInspection(AutotaskHttp http, Inspection of) {
    this.http = http;
    this.of = of;
    this.reader = new AutotaskReader(http);
  }

  List<Question> questions() {
    List<Question> questions = new ArrayList<>();
    questions.add(one(Topic.ACCOUNT, "apiVersion", this::version));
    questions.add(one(Topic.DATA, "linesOfBusiness", this::linesOfBusiness));
    RightsLines rights = new RightsLines(of, reader);
    questions.add(
        new Question(Topic.DATA, rights.ids(), () -> rights.of(Rights.read(http, http.start()))));
    PeopleLines people = new PeopleLines(http.account().credentials(), of.technicians());
    questions.add(
        new Question(
            Topic.MEMBERS,
            Stream.concat(
                    Stream.of("licenceType"), of.technicians().stream().map(PeopleLines::idOf))
                .toList(),
            () -> people.of(resources())));
    if (of.reads().containsKey(Entity.CONFIGURATION_ITEM)) {
      questions.add(one(Topic.SCOPE, "untypedItems", this::untypedItems));
    }
    questions.add(one(Topic.ACCOUNT, "integrationCode", this::integrationCode));
    questions.add(one(Topic.ACCOUNT, SharedUser.ID, new SharedUser(http)::line));
    return questions;
  }

  private static Question one(Topic topic, String id, Supplier<Finding> ask) {
    return new Question(topic, List.of(id), () -> List.of(ask.get()));
  }

  private List<Row> resources() {
    return new Listing(http, "Resources", http.start())
        .all(
            List.of(),
            List.of("id", "firstName", "lastName", "userName", "email", "isActive", "licenseType"));
  }

  private Finding version() {
    String version = Versions.read(http, http.start());
    String how = "GET versionInformation";
    return version.isEmpty()
        ? Finding.unknown(
            Topic.ACCOUNT, "apiVersion", how, "Autotask named no version of its API.", "")
        : Finding.pass(Topic.ACCOUNT, "apiVersion", how, "Autotask's API is there.")
            .showing(version);
  }

  /// Autotask leaves out what the user's lines of business do not cover, without saying so.
  private Finding linesOfBusiness() {
    Slice all = new Slice.Everything();
    long tickets = reader.count(Entity.TICKET, all);
    long companies = reader.count(Entity.COMPANY, all);
    String how = "Tickets and companies were counted: " + tickets + " and " + companies + ".";
    if (tickets > 0) {
      return lines(Finding.pass(Topic.DATA, "linesOfBusiness", how, "Tickets are shown."));
    }
    return lines(
        companies > OWN_COMPANY
            ? Finding.fail(
                Topic.DATA,
                "linesOfBusiness",
                how,
                "Autotask shows companies but not one ticket to the API user. That is so when the"
                    + " user belongs to no line of business.",
                "Associate all lines of business with the API user, then look again. If the account"
                    + " really has no ticket, nothing has to be done.")
            : Finding.unknown(
                Topic.DATA,
                "linesOfBusiness",
                how,
                "There are neither tickets nor companies to tell by.",
                "Check that the API user is associated with all lines of business."));
  }

  private Finding lines(Finding finding) {
    return finding
        .at(Menu.LINES_OF_BUSINESS)
        .asked(reader.query(Entity.TICKET, new Slice.Everything()));
  }

  private static final String GENERIC =
      "An item whose type is blank in Autotask is of the generic kind. Choosing types leaves these"
          + " out unless 'items without a type' is ticked in the scope.";

  /// Autotask lets items have no type, and its own generic one is no choice of the picklist.
  private Finding untypedItems() {
    Query untyped = new Query(List.of(Filter.absent("configurationItemType")), List.of("id"), 1);
    String query = untyped.countJson().write();
    try {
      long count = count(http, "ConfigurationItems", untyped);
      String how = "Configuration items without a type were counted: " + count + ".";
      return Finding.pass(Topic.SCOPE, "untypedItems", how, GENERIC)
          .showing(Long.toString(count))
          .asked(query);
    } catch (PsaFault fault) {
      return Finding.unknown(
              Topic.SCOPE,
              "untypedItems",
              "Configuration items without a type could not be counted: " + fault.getMessage(),
              GENERIC,
              "")
          .asked(query);
    }
  }

  static long count(AutotaskHttp http, String root, Query query) {
    Long count =
        http.call(Call.count(root, query.countJson()), http.start()).body().number("queryCount");
    if (count == null) {
      throw PsaFault.of(
          PsaFault.Kind.MALFORMED, "Autotask did not say how many there are.", List.of());
    }
    return count;
  }

  /// Autotask does not tell a vendor's identifier from a custom one before somebody registers an
  /// Insight under it.
  private Finding integrationCode() {
    String code = http.account().credentials().integrationCode();
    return Finding.unknown(
            Topic.ACCOUNT,
            "integrationCode",
            "The identifier that is sent; its last four characters are shown.",
            "Whether it is an integration vendor's or a custom one, Autotask tells when an Insight"
                + " is first registered. Under a custom one the panel does not show.",
            "Choose Signalbox as integration vendor, not a custom identifier.")
        .showing("unknown, …" + code.substring(Math.max(0, code.length() - 4)))
        .at(Menu.TRACKING);
  }
}
