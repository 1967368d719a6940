package dev.signalbox.e2e;

import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import dev.signalbox.local.demo.JsonClient;
import dev.signalbox.local.demo.Patience;
import dev.signalbox.local.model.ConverseReply;
import dev.signalbox.local.run.TemplateRunner;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;

/// Goes once through everything that makes a function read a setting or call AWS: on the shared
/// deployment, and on that with a model.
final class Walk {

  private static final TemplateRunner FUNCTIONS = Deployment.usual().functions();
  private static final TemplateRunner WITH_MODEL = Deployment.judgedByModel().functions();

  private static boolean begun;

  private Walk() {}

  static synchronized void throughAllOfIt() {
    if (!begun) {
      begun = true;
      Desk desk = Deployment.harbourline();
      long ticket = desk.arrives("Usage", "Everything is used once.");
      desk.judged(ticket);
      judgeAgain(desk, ticket);
      desk.api().get("/v1/signals?connection=" + desk.connection());
      noteComesAndGoes(desk, ticket);
      FUNCTIONS.schedules().forEach(FUNCTIONS::fire);
      hookIsSaidToBeSwitchedOff(desk);
      closedTicketIsWorkedOn(Deployment.deskJudgedByModel());
      connectionsAreMade();
      modelIsDenied(Deployment.deskJudgedByModel());
      // Last: what the PSA refused for once is asked again later.
      psaIsBusy(Deployment.deskJudgedByModel());
    }
  }

  private static void judgeAgain(Desk desk, long ticket) {
    String before = Desk.verdict(desk.story(ticket).orElseThrow(), "triage").write();
    desk.api().fine("POST", "/v1/signals/" + desk.connection() + "/" + ticket + "/triage", null);
    desk.await(
        "another judgement",
        ticket,
        story -> !Desk.verdict(story, "triage").write().equals(before));
  }

  private static void noteComesAndGoes(Desk desk, long ticket) {
    Json.Obj note =
        desk.act(
            "POST", "tickets/" + ticket + "/notes", Json.object().put("description", "Passing."));
    desk.await("the note", ticket, story -> story.write().contains("Passing."));
    desk.act("DELETE", "TicketNotes/" + note.number("id").orElseThrow(), Json.object());
    desk.await("its end", ticket, story -> !story.write().contains("Passing."));
  }

  /// What comes after the close expires with the ticket.
  private static void closedTicketIsWorkedOn(Desk desk) {
    long ticket = desk.arrives("Closed soon", "It works again.");
    desk.judged(ticket);
    desk.act("PATCH", "tickets/" + ticket, Json.object().put("status", closed(desk)));
    desk.await("the close", ticket, story -> story.write().contains("\"closed\""));
    desk.act(
        "POST", "tickets/" + ticket + "/notes", Json.object().put("description", "Afterwards."));
    desk.await("the note", ticket, story -> story.write().contains("Afterwards."));
    judgeAgain(desk, ticket);
  }

  /// The PSA's id of a status that means closed from now on.
  private static long closed(Desk desk) {
    long complete = desk.status("Complete");
    List<Json.Obj> map =
        desk.api().items(desk.path("/statuses")).stream()
            .flatMap(status -> meaning(status, complete).stream())
            .toList();
    desk.api().put(desk.path("/statuses"), Json.object().put("items", Json.array(map)));
    return complete;
  }

  private static Optional<Json.Obj> meaning(Json.Obj status, long closed) {
    boolean it = status.number("id").orElse(-1) == closed;
    return (it ? Optional.of("closed") : status.text("signalStatus"))
        .map(
            means -> Json.object().put("id", status.find("id")).put("signalStatus", means).build());
  }

  /// The PSA's word is not believed: the function asks sync to look.
  private static void hookIsSaidToBeSwitchedOff(Desk desk) {
    String url =
        desk.truth("TicketWebhooks", "").stream()
            .flatMap(hook -> hook.text("deactivationUrl").stream())
            .filter(address -> address.contains("/webhooks/autotask/"))
            .findFirst()
            .orElseThrow();
    String path = url.substring(url.indexOf("/webhooks/"));
    new JsonClient(FUNCTIONS.apiUrl()).fine("POST", path, Json.object().build());
    awaitRead(FUNCTIONS, "WebhookFunction", "RUNS_QUEUE_URL");
  }

  /// A second account of the same tenant, with another secret, which goes again; then twice the
  /// same at once, of which one has to give way.
  private static void connectionsAreMade() {
    Desk desk = Deployment.deskJudgedByModel();
    Json.Obj given = Desk.credentials(desk.control(), "quillback");
    Json.Obj made = desk.api().fine("POST", "/v1/connections", given).json();
    String path = "/v1/connections/" + made.text("id").orElseThrow();
    desk.api().patch(path, Json.object().put("secret", given.text("secret").orElseThrow()));
    desk.api().fine("DELETE", path, Json.object().put("confirm", made.find("name")).build());
    awaitUse("SyncFunction secretsmanager:DeleteSecret");
    for (int i = 0; !ActionUse.USED.contains("ConfigFunction secretsmanager:DeleteSecret"); i++) {
      Json.Obj twice = renamed(given, "Twice " + i);
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int both = 0; both < 2; both++) {
          var _ = threads.submit(() -> desk.api().call("POST", "/v1/connections", twice));
        }
      }
      if (i == 100) {
        throw new IllegalStateException("Of two connections of one name, none gave way.");
      }
    }
  }

  private static Json.Obj renamed(Json.Obj credentials, String name) {
    ObjBuilder renamed = Json.object();
    credentials.fields().forEach(renamed::put);
    return renamed.put("name", name).build();
  }

  /// Hints that cannot be worked now go back to their queue.
  private static void psaIsBusy(Desk desk) {
    desk.control()
        .fine(
            "POST",
            "/_sim/faults",
            Json.object()
                .put("http429", 1)
                .put("retryAfter", 1)
                .put("match", "Tickets/query")
                .build());
    try {
      desk.arrives("While the PSA is busy", "Please come back later.");
      awaitRead(WITH_MODEL, "SyncFunction", "REFRESH_QUEUE_URL");
    } finally {
      desk.control().fine("POST", "/_sim/faults", Json.object().build());
    }
  }

  /// What cannot be judged now goes back to its queue.
  private static void modelIsDenied(Desk desk) {
    Deployment.sharedCloud()
        .model()
        .next(new ConverseReply.Failure(403, "AccessDeniedException", "No access to the model."));
    desk.arrives("While the model is denied", "Nobody may ask it.");
    awaitRead(WITH_MODEL, "TriageFunction", "TRIAGE_QUEUE_URL");
  }

  private static void awaitUse(String action) {
    Patience.until(
        action, Desk.A_MINUTE, () -> Optional.of(action).filter(ActionUse.USED::contains));
  }

  private static void awaitRead(TemplateRunner functions, String function, String variable) {
    try {
      Patience.until(
          function + " to read " + variable,
          Desk.A_MINUTE,
          () ->
              Optional.of(functions.usage().variablesRead().getOrDefault(function, Set.of()))
                  .filter(read -> read.contains(variable)));
    } catch (Patience.RanOut late) {
      throw new IllegalStateException(
          Deployment.log()
              .text()
              .lines()
              .filter(line -> line.contains(" failed: "))
              .toList()
              .toString(),
          late);
    }
  }

  static List<TemplateRunner> deployments() {
    return List.of(FUNCTIONS, WITH_MODEL);
  }
}
