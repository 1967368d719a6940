package dev.signalbox.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.SimulatedClock;
import dev.signalbox.simulator.demo.DemoPlan;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ControlApiTest {

  private static final String ALL = "{\"filter\":[{\"op\":\"exist\",\"field\":\"id\"}]}";

  private Desk desk;

  @BeforeEach
  void start() {
    desk = new Desk();
  }

  @AfterEach
  void stop() {
    desk.close();
  }

  @Test
  void healthSaysWhatIsRunning() throws Exception {
    Json.Obj health = desk.control("GET", "health", "");
    assertThat(health.text("status")).hasValue("up");
    assertThat(health.list("accounts")).hasSize(2);
  }

  @Test
  void sameSeedGivesTheSameBytes() throws Exception {
    Settings still =
        Settings.standard(0)
            .with(SimulatedClock.standingAt(Desk.NOW))
            .with(new DemoPlan(9, 300, 12, 2, 0.8, 0.6));
    List<String> paths = List.of("Tickets", "TicketNotes", "TimeEntries", "Companies", "Contacts");
    try (Desk fixed = new Desk(still)) {
      for (String path : paths) {
        HttpResponse<String> before = fixed.send("GET", "/_sim/state/autotask/" + path, "");
        fixed.control("POST", "autotask/tickets", "{}");
        fixed.control("POST", "reset", "{\"seed\":10}");
        HttpResponse<String> other = fixed.send("GET", "/_sim/state/autotask/" + path, "");
        fixed.control("POST", "reset", "{\"seed\":9}");
        HttpResponse<String> again = fixed.send("GET", "/_sim/state/autotask/" + path, "");
        assertThat(again.body()).isEqualTo(before.body()).isNotEqualTo(other.body());
      }
    }
  }

  @Test
  void resetMakesAsManyTicketsAndCompaniesAsAsked() throws Exception {
    Json.Obj counts =
        desk.control("POST", "reset", "{\"seed\":3,\"tickets\":500,\"companies\":30}")
            .object("accounts")
            .flatMap(accounts -> accounts.object("harbourline"))
            .orElseThrow();
    assertThat(counts.number("tickets")).hasValue(500);
    assertThat(counts.number("companies")).hasValue(30);
    HttpResponse<String> count = desk.vendor("POST", "Tickets/query/count", ALL);
    assertThat(count.body()).isEqualTo("{\"queryCount\":500}");
  }

  @Test
  void tenThousandTicketsAreThereWithinSeconds() throws Exception {
    long started = System.nanoTime();
    desk.control(
        "POST",
        "reset",
        "{\"tickets\":10000,\"companies\":200,\"notesPerTicket\":2,\"closedNotes\":0.8}");
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(30));
    assertThat(desk.simulator.autotask().table("Ticket").size()).isEqualTo(10_000);
    assertThat(desk.simulator.autotask().table("TicketNote").size()).isEqualTo(20_000);
  }

  @Test
  void badControlRequestsSayWhatWouldWork() throws Exception {
    Map<String, String> bad =
        Map.of(
            "reset {\"ticket\":5}", "reset knows no ticket",
            "reset {\"tickets\":-1}", "tickets must be from 0",
            "reset {\"tickets\":\"many\"}", "tickets must be a whole number",
            "reset [", "JSON",
            "faults {\"lots\":1}", "There is no fault called lots. Known are",
            "faults {\"lost\":2}", "takes a rate from 0 to 1",
            "nothing {}", "Known are GET health",
            "autotask/unicorns {}", "Name an entity",
            "autotask/tickets/999999/notes {}", "There is no ticket 999999",
            "autotask/tickets {\"status\":4711}",
                "Picklist value [4711] does not exist for status");
    for (Map.Entry<String, String> each : bad.entrySet()) {
      String[] words = each.getKey().split(" ", 2);
      HttpResponse<String> response = desk.send("POST", "/_sim/" + words[0], words[1]);
      assertThat(response.statusCode()).as(each.getKey()).isBetween(400, 422);
      assertThat(response.body()).contains(each.getValue());
    }
  }

  @Test
  void credentialsSignIn() throws Exception {
    Json.Obj all = desk.control("GET", "credentials", "");
    Json.Obj first = all.object("autotask").orElseThrow();
    assertThat(first.fields().keySet())
        .containsExactly("psa", "name", "username", "secret", "integrationCode");
    assertThat(signIn(first)).isEqualTo(200);
    for (Json item : all.list("items")) {
      assertThat(signIn((Json.Obj) item)).isEqualTo(200);
    }
    for (Json item : all.list("failing")) {
      Json.Obj failing = (Json.Obj) item;
      int expected =
          switch (failing.text("case").orElseThrow()) {
            case "wrong-secret", "disabled" -> 401;
            default -> 200;
          };
      assertThat(signIn(failing)).as(failing.text("case").orElseThrow()).isEqualTo(expected);
    }
  }

  private int signIn(Json.Obj user) throws Exception {
    return desk.send(
            "POST",
            "/atservicesrest/v1.0/Companies/query",
            ALL,
            "UserName",
            user.text("username").orElseThrow(),
            "Secret",
            user.text("secret").orElseThrow(),
            "ApiIntegrationCode",
            user.text("integrationCode").orElseThrow())
        .statusCode();
  }

  @Test
  void eachAccountSeesItsOwnTicketsOnly() throws Exception {
    var second = desk.simulator.apiUsers("quillback").getFirst();
    Json.Obj mine = Json.parseObject(desk.vendor("POST", "Tickets/query", ALL).body());
    Json.Obj theirs = Json.parseObject(desk.vendor(second, "POST", "Tickets/query", ALL).body());
    assertThat(mine.list("items")).isNotEmpty().doesNotContainAnyElementsOf(theirs.list("items"));
    HttpResponse<String> zone =
        desk.send("GET", "/atservicesrest/v1.0/zoneInformation?user=" + second.userName(), "");
    assertThat(Json.parseObject(zone.body()).number("ci")).hasValue(522904);
  }

  @Test
  void journalHasTheAgreedShapeAndNoSecrets() throws Exception {
    desk.vendor("POST", "Tickets/query", ALL);
    HttpResponse<String> response =
        desk.send("GET", "/_sim/journal?since=2020-01-01T00:00:00Z", "");
    Json.Obj journal = Json.parseObject(response.body());
    assertThat(journal.fields().keySet()).containsExactly("requests", "maxConcurrent");
    Json.Obj entry = (Json.Obj) journal.list("requests").getLast();
    assertThat(entry.fields().keySet())
        .startsWith("at", "psa", "method", "path", "status", "concurrent", "impersonated");
    assertThat(entry.text("path")).hasValue("/atservicesrest/v1.0/Tickets/query");
    assertThat(entry.number("status")).hasValue(200);
    assertThat(journal.object("maxConcurrent").orElseThrow().number("Tickets")).hasValue(1);
    assertThat(response.body())
        .doesNotContain(desk.simulator.apiUser().secret())
        .doesNotContain(desk.simulator.apiUser().integrationCode());
    assertThat(desk.control("GET", "journal?since=2199-01-01T00:00:00Z", "").list("requests"))
        .isEmpty();
  }

  @Test
  void journalCountsCallsThatWereUnderWayTogether() throws Exception {
    desk.control("POST", "faults", "{\"latency\":400}");
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Integer> call = () -> desk.vendor("POST", "Tickets/query", ALL).statusCode();
      List<Future<Integer>> calls = threads.invokeAll(List.of(call, call, call));
      for (Future<Integer> each : calls) {
        assertThat(each.get()).isEqualTo(200);
      }
    }
    Json.Obj most = desk.control("GET", "journal", "").object("maxConcurrent").orElseThrow();
    assertThat(most.number("Tickets")).hasValue(3);
  }

  @Test
  void impersonatedWritesAreMarkedInTheJournal() throws Exception {
    long technician = desk.simulator.account("harbourline").account().dispatcher();
    long ticket = desk.items("state/autotask/Tickets").getFirst().number("id").orElseThrow();
    var user = desk.simulator.apiUser();
    HttpResponse<String> note =
        desk.send(
            "POST",
            "/atservicesrest/v1.0/Tickets/" + ticket + "/Notes",
            "{\"title\":\"t\",\"description\":\"d\",\"noteType\":3,\"publish\":2}",
            "UserName",
            user.userName(),
            "Secret",
            user.secret(),
            "ApiIntegrationCode",
            user.integrationCode(),
            "ImpersonationResourceId",
            Long.toString(technician));
    assertThat(note.statusCode()).as(note.body()).isEqualTo(200);
    Json.Obj entry = (Json.Obj) desk.control("GET", "journal", "").list("requests").getLast();
    assertThat(entry.number("impersonated")).hasValue(technician);
  }

  @Test
  void ticketWithoutTextsTakesAnInventedOne() throws Exception {
    Json.Obj one = desk.control("POST", "autotask/tickets", "");
    Json.Obj two = desk.control("POST", "autotask/tickets", "{}");
    assertThat(one.text("title")).isPresent().isNotEqualTo(two.text("title"));
    assertThat(one.number("status")).hasValue(1);
    assertThat(one.number("queueID")).hasValue(29682833);
    assertThat(one.number("contactID")).isPresent();
    assertThat(one.number("createdByContactID")).isEqualTo(one.number("contactID"));
    assertThat(one.text("ticketNumber").orElseThrow()).matches("T\\d{8}\\.\\d{4}");
    long id = one.number("id").orElseThrow();
    assertThat(desk.items("state/autotask/Tickets?id=" + id)).containsExactly(one);
  }

  @Test
  void givenFieldsWinOverDefaults() throws Exception {
    Json.Obj company = desk.items("state/autotask/Companies").get(3);
    Json.Obj ticket =
        desk.control(
            "POST",
            "autotask/tickets",
            "{\"title\":\"Own\",\"description\":\"Text\",\"queueID\":8,\"companyID\":"
                + company.number("id").orElseThrow()
                + "}");
    assertThat(ticket.text("title")).hasValue("Own");
    assertThat(ticket.number("queueID")).hasValue(8);
    assertThat(ticket.number("companyID")).isEqualTo(company.number("id"));
  }

  @Test
  void noteAndTimeEntryMoveTheTicketsActivity() throws Exception {
    Json.Obj ticket = desk.control("POST", "autotask/tickets", "{}");
    long id = ticket.number("id").orElseThrow();
    Json.Obj reply =
        desk.control(
            "POST", "autotask/tickets/" + id + "/notes", "{\"description\":\"still broken\"}");
    assertThat(reply.number("createdByContactID")).isEqualTo(ticket.number("contactID"));
    Json.Obj internal =
        desk.control("POST", "autotask/tickets/" + id + "/notes", "{\"publish\":2}");
    assertThat(internal.number("creatorResourceID")).isPresent();
    Json.Obj time =
        desk.control(
            "POST", "autotask/tickets/" + id + "/timeEntries", "{\"summaryNotes\":\"Looked\"}");
    assertThat(time.decimal("hoursWorked").orElseThrow()).isEqualByComparingTo("0.5");
    Json.Obj after = desk.items("state/autotask/Tickets?id=" + id).getFirst();
    assertThat(after.text("lastActivityDate").orElseThrow())
        .isGreaterThan(ticket.text("lastActivityDate").orElseThrow());
  }

  @Test
  void mergeCompletesTheSourceAndMovesItsNotes() throws Exception {
    long company = desk.items("state/autotask/Companies").get(2).number("id").orElseThrow();
    String body = "{\"companyID\":" + company + "}";
    long source = desk.control("POST", "autotask/tickets", body).number("id").orElseThrow();
    long target = desk.control("POST", "autotask/tickets", body).number("id").orElseThrow();
    Json.Obj note = desk.control("POST", "autotask/tickets/" + source + "/notes", "{}");
    Json.Obj merged =
        desk.control("POST", "autotask/tickets/" + source + "/merge", "{\"into\":" + target + "}");
    assertThat(merged.number("status")).hasValue(5);
    assertThat(
            desk.items("state/autotask/TicketNotes?id=" + note.number("id").orElseThrow())
                .getFirst()
                .number("ticketID"))
        .hasValue(target);
    assertThat(desk.items("state/autotask/TicketNotes?ticketID=" + target)).hasSize(2);
  }

  @Test
  void adminSwitchesTheApiUserOff() throws Exception {
    assertThat(desk.vendor("POST", "Companies/query", ALL).statusCode()).isEqualTo(200);
    desk.control("PATCH", "autotask/users", "{\"active\":false}");
    assertThat(desk.vendor("POST", "Companies/query", ALL).statusCode()).isEqualTo(401);
    desk.control("POST", "reset", "{}");
    assertThat(desk.vendor("POST", "Companies/query", ALL).statusCode()).isEqualTo(200);
  }
}
