package dev.signalbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.psa.Company;
import dev.signalbox.core.psa.CompanyId;
import dev.signalbox.core.psa.Contact;
import dev.signalbox.core.psa.ContactId;
import dev.signalbox.core.signal.DirectoryStore;
import dev.signalbox.json.Json;
import dev.signalbox.local.demo.JsonClient;
import dev.signalbox.local.demo.Patience;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What is created, changed and deleted at the PSA is so here within a minute, by webhooks alone:
/// schedules are paused.
class RecordsUpToDateTest {

  private static final Desk DESK = Deployment.harbourline();
  private static final DirectoryStore DIRECTORY = Deployment.usual().directory();

  @Test
  @Tag("RT-02")
  void aTicketIsCreatedChangedAndDeletedHereAsThere() {
    long ticket = DESK.arrives("Mouse does not click", "The left button is dead.");
    DESK.await("the ticket", ticket, _ -> true);
    DESK.act("PATCH", "tickets/" + ticket, Json.object().put("title", "Mouse is dead"));
    DESK.await(
        "the new title",
        ticket,
        story -> Desk.signal(story).text("title").equals(Optional.of("Mouse is dead")));
    assertThat(openTickets()).contains(ticket);
    DESK.act("DELETE", "tickets/" + ticket, Json.object());
    await("the deletion", () -> Optional.of(true).filter(_ -> gone(ticket)));
    assertThat(openTickets()).doesNotContain(ticket);
  }

  @Test
  @Tag("RT-03")
  void aNoteIsCreatedChangedAndDeletedHereAsThere() {
    long ticket = DESK.arrives("Headset is silent", "No sound since lunch.");
    DESK.judged(ticket);
    Json.Obj made =
        DESK.act(
            "POST",
            "tickets/" + ticket + "/notes",
            Json.object().put("description", "It works on the phone."));
    long note = id(made);
    DESK.await("the note", ticket, story -> texts(story).contains("It works on the phone."));
    DESK.act(
        "PATCH",
        "TicketNotes/" + note,
        Json.object()
            .put("description", "Not on the phone.")
            .put("noteType", made.find("noteType"))
            .put("publish", made.find("publish")));
    DESK.await(
        "the new text",
        ticket,
        story ->
            texts(story).contains("Not on the phone.")
                && !texts(story).contains("It works on the phone."));
    DESK.act("DELETE", "TicketNotes/" + note, Json.object());
    DESK.await("the deletion", ticket, story -> !texts(story).contains("Not on the phone."));
  }

  @Test
  @Tag("RT-04")
  void aCompanyIsCreatedRenamedAndDeletedHereAsThere() {
    Json.Obj like = DESK.truth("Companies", "").getLast();
    var id =
        new CompanyId(
            id(
                DESK.act(
                    "POST",
                    "Companies",
                    Json.object()
                        .put("companyName", "Tidewater Ropes")
                        .put("companyType", like.find("companyType"))
                        .put("ownerResourceID", like.find("ownerResourceID"))
                        .put("phone", "555-0100"))));
    await("the company", () -> named(id, "Tidewater Ropes"));
    DESK.act("PATCH", "Companies/" + id, Json.object().put("companyName", "Tidewater & Daughters"));
    await("the new name", () -> named(id, "Tidewater & Daughters"));
    DESK.act("DELETE", "Companies/" + id, Json.object());
    await(
        "the deletion",
        () -> Optional.of(true).filter(_ -> DIRECTORY.findCompany(DESK.ref(), id).isEmpty()));
  }

  @Test
  @Tag("RT-04")
  void theNewNameOfACompanyIsOnItsTickets() {
    long ticket = DESK.arrives("Door bell app", "It rings twice.");
    Json.Obj story = DESK.judged(ticket);
    long company = Desk.signal(story).number("companyId").orElseThrow();
    String name = "Renamed & Sons " + company;
    DESK.act("PATCH", "Companies/" + company, Json.object().put("companyName", name));
    DESK.await(
        "the company's name",
        ticket,
        later -> Desk.signal(later).text("company").equals(Optional.of(name)));
  }

  @Test
  @Tag("RT-05")
  void aContactIsCreatedChangedAndDeletedHereAsThere() {
    long company = DESK.truth("Contacts", "").getLast().number("companyID").orElseThrow();
    var id =
        new ContactId(
            id(
                DESK.act(
                    "POST",
                    "Contacts",
                    Json.object()
                        .put("companyID", company)
                        .put("firstName", "Noor")
                        .put("lastName", "Sailmaker")
                        .put("isActive", 1)
                        .put("emailAddress", "noor@sails.example"))));
    await("the contact", () -> reached(id, "noor@sails.example"));
    DESK.act(
        "PATCH",
        "Contacts/" + id,
        Json.object().put("companyID", company).put("emailAddress", "noor@ropes.example"));
    await("the new address", () -> reached(id, "noor@ropes.example"));
    DESK.act("DELETE", "Contacts/" + id, Json.object());
    await(
        "the deletion",
        () -> Optional.of(true).filter(_ -> DIRECTORY.findContact(DESK.ref(), id).isEmpty()));
  }

  private static Optional<Company> named(CompanyId id, String name) {
    return DIRECTORY.findCompany(DESK.ref(), id).filter(company -> company.name().equals(name));
  }

  private static Optional<Contact> reached(ContactId id, String email) {
    return DIRECTORY.findContact(DESK.ref(), id).filter(contact -> contact.email().equals(email));
  }

  private static <T> void await(String what, Supplier<Optional<T>> look) {
    T _ = Patience.until(what, Desk.A_MINUTE, look);
  }

  private static long id(Json.Obj record) {
    return record.number("id").orElseThrow();
  }

  /// A deleted ticket is kept as a tombstone.
  private static boolean gone(long ticket) {
    return DESK.story(ticket)
        .map(story -> Desk.signal(story).text("scope").equals(Optional.of("gone")))
        .orElse(true);
  }

  private static List<Long> openTickets() {
    return DESK.api().items("/v1/signals?limit=200&connection=" + DESK.connection()).stream()
        .map(row -> row.number("ticketId").orElseThrow())
        .toList();
  }

  private static List<String> texts(Json.Obj story) {
    return JsonClient.objects(story, "timeline").stream()
        .map(event -> event.text("text").orElse(""))
        .toList();
  }
}
