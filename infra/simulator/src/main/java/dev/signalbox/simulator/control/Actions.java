package dev.signalbox.simulator.control;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.account.Timesheets;
import dev.signalbox.simulator.autotask.store.Actor;
import dev.signalbox.simulator.autotask.store.Row;
import dev.signalbox.simulator.http.Request;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// What customers and technicians do in the vendor's own screens: everything that people can change
/// there, also what no call of the API can. Webhooks hear of it as of any change.
final class Actions {

  /// @param path behind `/_sim/autotask/`
  Json act(DemoAccount account, Request request, List<String> path, Json.Obj body) {
    String verb = request.method() + " " + shape(path);
    return switch (verb) {
      case "POST tickets" -> Truth.of(new Arriving(account).ticket(body));
      case "POST tickets/{id}/notes" ->
          Truth.of(new Working(account, request).note(id(path.get(1)), body));
      case "POST tickets/{id}/timeentries" ->
          Truth.of(new Working(account, request).timeEntry(id(path.get(1)), body));
      case "POST tickets/{id}/merge" ->
          Truth.of(
              new Merging(account)
                  .merge(
                      id(path.get(1)),
                      body.number("into")
                          .orElseThrow(() -> BadControl.invalid("merge takes {\"into\":id}."))));
      case "DELETE tickets/{id}" -> new Merging(account).delete(id(path.get(1)));
      case "POST timesheets" -> timesheet(account, body);
      case "PATCH users" -> new UserAdmin(account).change(body);
      default -> any(account, request, path, body);
    };
  }

  /// `{"resource":id,"day":"2026-01-05T00:00:00Z"}` submits that week;
  /// `{"resource":id,"proxy":false}` keeps API users from entering time for somebody.
  private static Json timesheet(DemoAccount account, Json.Obj body) {
    long resource =
        body.number("resource")
            .orElseThrow(
                () -> BadControl.invalid("timesheets takes a resource, and day or proxy."));
    Timesheets timesheets = account.autotask().tenant().timesheets();
    body.text("day").map(Instant::parse).ifPresent(day -> timesheets.submit(resource, day));
    body.bool("proxy").ifPresent(allowed -> timesheets.allowProxy(resource, allowed));
    return Json.object().put("resource", resource).build();
  }

  private static Json any(DemoAccount account, Request request, List<String> path, Json.Obj body) {
    if (path.isEmpty() || account.autotask().schema().find(path.getFirst()).isEmpty()) {
      throw BadControl.missing(
          "Name an entity after /_sim/autotask/, for example tickets, contacts or companies.");
    }
    String entity = account.autotask().schema().require(path.getFirst()).name();
    Actor actor =
        new Working(account, request).actor(entity, path.size() > 1 ? id(path.get(1)) : 0);
    return switch (request.method() + " " + path.size()) {
      case "POST 1" -> Truth.of(account.autotask().create(actor, entity, body));
      case "PATCH 2" -> Truth.of(patched(account, actor, entity, id(path.get(1)), body));
      case "DELETE 2" -> {
        account.autotask().delete(actor, entity, id(path.get(1)));
        yield Json.object().put("deleted", id(path.get(1))).build();
      }
      default -> throw BadControl.missing("POST takes /{entity}; PATCH and DELETE /{entity}/{id}.");
    };
  }

  private static Row patched(
      DemoAccount account, Actor actor, String entity, long id, Json.Obj body) {
    if (account.autotask().store().find(entity, id).isEmpty()) {
      throw BadControl.missing("There is no " + entity + " " + id + ".");
    }
    var whole = Json.object();
    body.fields().forEach(whole::put);
    return account.autotask().update(actor, entity, whole.put("id", id).build());
  }

  private static String shape(List<String> path) {
    List<String> parts =
        path.stream().map(part -> isNumber(part) ? "{id}" : part.toLowerCase(Locale.ROOT)).toList();
    return String.join("/", parts);
  }

  private static boolean isNumber(String part) {
    return !part.isEmpty() && part.length() < 19 && part.chars().allMatch(Character::isDigit);
  }

  private static long id(String part) {
    if (!isNumber(part)) {
      throw BadControl.invalid("An id is a whole number, not " + part + ".");
    }
    return Long.parseLong(part);
  }
}
