package dev.signalbox.simulator.autotask.rest;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.AutotaskSimulator;
import dev.signalbox.simulator.autotask.schema.EntityType;
import dev.signalbox.simulator.autotask.schema.Verb;
import dev.signalbox.simulator.http.Request;
import dev.signalbox.simulator.http.Response;
import java.net.URI;
import java.util.Set;

/// Brings a signed-in request to what answers it; a verb that a path does not have is a 405.
final class Dispatcher {

  /// About the longest URL the vendor's web server takes.
  private static final int LONGEST_SEARCH = 2048;

  private final AutotaskSimulator autotask;
  private final Access access;
  private final Reads reads;
  private final Writes writes;
  private final Metadata metadata;
  private final UsageMeter usage;

  Dispatcher(AutotaskSimulator autotask, URI origin, UsageMeter usage) {
    this.autotask = autotask;
    this.access = new Access(autotask);
    this.reads = new Reads(autotask, origin);
    this.writes = new Writes(autotask, access);
    this.metadata = new Metadata(autotask.tenant());
    this.usage = usage;
  }

  Response answer(Request request, Caller caller, Target target) {
    return switch (target) {
      case Target.Nowhere _ -> Answers.nowhere(request, autotask.switches());
      case Target.Utility utility -> utility(request, caller, utility);
      case Target.Information(var entity) ->
          isGet(request) ? metadata.information(entity, caller) : wrong(request);
      case Target.Fields(var entity) -> isGet(request) ? metadata.fields(entity) : wrong(request);
      case Target.UserDefined(var entity) ->
          isGet(request) ? metadata.userDefined(entity) : wrong(request);
      case Target.Query(var entity) -> query(request, caller, entity, target);
      case Target.Count(var entity) -> query(request, caller, entity, target);
      case Target.Neighbour(var entity, _) -> query(request, caller, entity, target);
      case Target.Collection(var entity) -> collection(request, caller, entity);
      case Target.Item item -> item(request, caller, item);
      case Target.Children children -> children(request, caller, children);
      case Target.Child child -> child(request, caller, child);
    };
  }

  private Response utility(Request request, Caller caller, Target.Utility utility) {
    if (!isGet(request)) {
      return wrong(request);
    }
    return switch (utility) {
      case THRESHOLD ->
          Response.json(
              200,
              Json.object()
                  .put("externalRequestThreshold", usage.threshold())
                  .put("requestThresholdTimeframe", UsageMeter.TIMEFRAME.toMinutes())
                  .put("currentTimeframeRequestCount", usage.current())
                  .build());
      case VERSION -> Response.json(200, Json.object().put("version", "2026.3").build());
      case ENTITIES -> metadata.all(caller);
    };
  }

  private Response query(Request request, Caller caller, EntityType entity, Target target) {
    boolean isSearch = isGet(request) && request.parameter("search").isPresent();
    if (!isSearch && !request.method().equals("POST")) {
      return wrong(request);
    }
    if (isSearch && request.query().length() > LONGEST_SEARCH) {
      return Answers.nowhere(request, autotask.switches());
    }
    access.requireRead(caller, entity);
    return switch (target) {
      case Target.Count _ -> reads.count(request, caller, entity);
      case Target.Neighbour(_, boolean next) -> reads.neighbour(request, caller, entity, next);
      default -> reads.query(request, caller, entity);
    };
  }

  private Response collection(Request request, Caller caller, EntityType entity) {
    return switch (verb(request, entity.verbs())) {
      case CREATE -> writes.create(caller, entity, request);
      case UPDATE -> writes.update(caller, entity, request);
      case QUERY, LIST, GET, DELETE -> wrong(request);
    };
  }

  private Response item(Request request, Caller caller, Target.Item item) {
    if (isGet(request)) {
      access.requireRead(caller, item.entity());
      return reads.item(caller, item.entity(), item.id());
    }
    return request.method().equals("DELETE") && item.entity().verbs().contains(Verb.DELETE)
        ? writes.delete(caller, item.entity(), item.id())
        : wrong(request);
  }

  private Response children(Request request, Caller caller, Target.Children target) {
    return switch (verb(request, target.path().verbs())) {
      case LIST -> {
        access.requireRead(caller, target.entity());
        yield reads.children(caller, target.entity(), target.path(), target.parent());
      }
      case CREATE -> writes.createChild(caller, target, request);
      case UPDATE -> writes.updateChild(caller, target, request);
      case QUERY, GET, DELETE -> wrong(request);
    };
  }

  private Response child(Request request, Caller caller, Target.Child target) {
    Set<Verb> verbs = target.path().verbs();
    if (isGet(request) && verbs.contains(Verb.GET)) {
      access.requireRead(caller, target.entity());
      return reads.child(caller, target.entity(), target.path(), target.parent(), target.id());
    }
    return request.method().equals("DELETE") && verbs.contains(Verb.DELETE)
        ? writes.deleteChild(caller, target)
        : wrong(request);
  }

  /// What the method means at a collection; DELETE stands for what it does not have.
  private static Verb verb(Request request, Set<Verb> allowed) {
    Verb verb =
        switch (request.method()) {
          case "GET" -> Verb.LIST;
          case "POST" -> Verb.CREATE;
          case "PATCH", "PUT" -> Verb.UPDATE;
          default -> Verb.DELETE;
        };
    return allowed.contains(verb) ? verb : Verb.DELETE;
  }

  private static boolean isGet(Request request) {
    return request.method().equals("GET");
  }

  private Response wrong(Request request) {
    return Answers.wrongMethod(request, autotask.switches());
  }
}
