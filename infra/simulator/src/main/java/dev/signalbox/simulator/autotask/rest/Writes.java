package dev.signalbox.simulator.autotask.rest;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.AutotaskSimulator;
import dev.signalbox.simulator.autotask.account.Right;
import dev.signalbox.simulator.autotask.query.Keys;
import dev.signalbox.simulator.autotask.rules.Refused;
import dev.signalbox.simulator.autotask.schema.ChildPath;
import dev.signalbox.simulator.autotask.schema.EntityType;
import dev.signalbox.simulator.autotask.store.Actor;
import dev.signalbox.simulator.http.Request;
import dev.signalbox.simulator.http.Response;
import java.util.OptionalLong;

/// Creates, changes and deletes (Autotask developer help, REST API calls).
final class Writes {

  private final AutotaskSimulator autotask;
  private final Access access;

  Writes(AutotaskSimulator autotask, Access access) {
    this.autotask = autotask;
    this.access = access;
  }

  Response create(Caller caller, EntityType entity, Request request) {
    return create(caller, entity, Bodies.object(request));
  }

  Response createChild(Caller caller, Target.Children target, Request request) {
    ChildPath path = target.path();
    return create(
        caller,
        target.entity(),
        Bodies.under(Bodies.object(request), path.parentField(), target.parent()));
  }

  private Response create(Caller caller, EntityType entity, Json.Obj body) {
    Actor actor = access.writer(caller, entity, Right.CREATE);
    return Answers.itemId(autotask.engine().create(actor, entity, body).id());
  }

  /// PATCH changes what it names, PUT clears what it leaves out.
  Response update(Caller caller, EntityType entity, Request request) {
    Actor actor = access.writer(caller, entity, Right.UPDATE);
    Json.Obj body = Bodies.object(request);
    OptionalLong id = id(body);
    if (id.isPresent()) {
      requireSeen(caller, entity, id.getAsLong(), "update");
    }
    return Answers.itemId(
        (request.method().equals("PUT")
                ? autotask.engine().replace(actor, entity, body)
                : autotask.engine().patch(actor, entity, body))
            .id());
  }

  Response updateChild(Caller caller, Target.Children target, Request request) {
    OptionalLong id = id(Bodies.object(request));
    if (id.isPresent()) {
      requireParent(target.entity(), target.path(), target.parent(), id.getAsLong(), "update");
    }
    return update(caller, target.entity(), request);
  }

  private static OptionalLong id(Json.Obj body) {
    return Keys.find(body, "id").orElse(Json.none()).asLong();
  }

  Response delete(Caller caller, EntityType entity, long id) {
    Actor actor = access.writer(caller, entity, Right.DELETE);
    requireSeen(caller, entity, id, "delete");
    autotask.engine().delete(actor, entity, id);
    return Answers.itemId(id);
  }

  Response deleteChild(Caller caller, Target.Child target) {
    requireParent(target.entity(), target.path(), target.parent(), target.id(), "delete");
    return delete(caller, target.entity(), target.id());
  }

  private void requireParent(EntityType entity, ChildPath path, long parent, long id, String verb) {
    boolean isUnder =
        autotask
            .table(entity.name())
            .find(id)
            .filter(row -> row.number(path.parentField()).equals(OptionalLong.of(parent)))
            .isPresent();
    if (!isUnder) {
      throw notFound(verb);
    }
  }

  /// What somebody does not see is not there for them.
  private void requireSeen(Caller caller, EntityType entity, long id, String verb) {
    boolean isHidden =
        autotask
            .table(entity.name())
            .find(id)
            .filter(autotask.visibility().of(caller.user(), entity).negate())
            .isPresent();
    if (isHidden) {
      throw notFound(verb);
    }
  }

  private static Refused notFound(String verb) {
    return Refused.because(
        "No message. No matching records found. The logged in Resource may not have the required"
            + " permissions to "
            + verb
            + " the data.");
  }
}
