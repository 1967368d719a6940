package dev.signalbox.simulator.autotask.rest;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.AutotaskSimulator;
import dev.signalbox.simulator.autotask.query.Cursor;
import dev.signalbox.simulator.autotask.query.Page;
import dev.signalbox.simulator.autotask.query.Query;
import dev.signalbox.simulator.autotask.query.RowJson;
import dev.signalbox.simulator.autotask.schema.ChildPath;
import dev.signalbox.simulator.autotask.schema.EntityType;
import dev.signalbox.simulator.autotask.store.Row;
import dev.signalbox.simulator.autotask.store.Table;
import dev.signalbox.simulator.http.Request;
import dev.signalbox.simulator.http.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Queries, counts and single rows (Autotask developer help, REST basic query calls).
final class Reads {

  private final AutotaskSimulator autotask;
  private final URI origin;

  Reads(AutotaskSimulator autotask, URI origin) {
    this.autotask = autotask;
    this.origin = origin;
  }

  Response query(Request request, Caller caller, EntityType entity) {
    Query query = read(request, caller, entity);
    return page(query.first(autotask.table(entity.name())), query, request, entity);
  }

  /// A page's URL carries the place only; the question comes again, in the body or the URL.
  Response neighbour(Request request, Caller caller, EntityType entity, boolean next) {
    Query query = read(request, caller, entity);
    Cursor cursor = Cursor.read(request.parameter("paging").orElse(""));
    Table table = autotask.table(entity.name());
    Page page = next ? query.after(table, cursor) : query.before(table, cursor);
    return page(page, query, request, entity);
  }

  Response count(Request request, Caller caller, EntityType entity) {
    long count = read(request, caller, entity).count(autotask.table(entity.name()));
    return Response.json(200, Json.object().put("queryCount", count).build());
  }

  Response item(Caller caller, EntityType entity, long id) {
    return item(autotask.table(entity.name()).find(id).filter(seen(caller, entity)));
  }

  Response child(Caller caller, EntityType entity, ChildPath path, long parent, long id) {
    Optional<Row> child =
        autotask
            .table(entity.name())
            .find(id)
            .filter(seen(caller, entity))
            .filter(row -> row.number(path.parentField()).equals(OptionalLong.of(parent)));
    return entity.hasBytes() ? withBytes(child) : item(child);
  }

  /// An attachment comes as a list, even if of one, and only here with its bytes (Autotask
  /// developer help, REST API calls, REST_Attachments).
  private Response withBytes(Optional<Row> row) {
    List<Row> rows = row.stream().toList();
    Page page = new Page(rows, rows.size(), null, null);
    return Answers.rows(json().withBytes().page(page, null, null, null));
  }

  /// A row that is not there is no error.
  private Response item(Optional<Row> row) {
    return Answers.rows(json().item(row.orElse(null)));
  }

  Response children(Caller caller, EntityType entity, ChildPath path, long parent) {
    Json.Obj body =
        Json.object()
            .put(
                "filter",
                Json.array(
                    Json.object()
                        .put("op", "eq")
                        .put("field", path.parentField())
                        .put("value", parent)
                        .build()))
            .build();
    Query query = query(body, entity).within(seen(caller, entity));
    Page page = query.first(autotask.table(entity.name()));
    return Answers.rows(
        json().page(page, null, null, url(entity, "next", page.next(), Optional.of(body.write()))));
  }

  private Query read(Request request, Caller caller, EntityType entity) {
    return query(Bodies.question(request), entity).within(seen(caller, entity));
  }

  private Predicate<Row> seen(Caller caller, EntityType entity) {
    return autotask.visibility().of(caller.user(), entity);
  }

  private Query query(Json.Obj body, EntityType entity) {
    return Query.read(body, entity, autotask.tenant().userDefined(), autotask.switches());
  }

  private Response page(Page page, Query query, Request request, EntityType entity) {
    Optional<String> search = request.parameter("search");
    return Answers.rows(
        json()
            .page(
                page,
                query.fields(),
                url(entity, "previous", page.previous(), search),
                url(entity, "next", page.next(), search)));
  }

  private @Nullable String url(
      EntityType entity, String direction, @Nullable Cursor cursor, Optional<String> search) {
    if (cursor == null) {
      return null;
    }
    return origin
        + "/ATServicesRest/V1.0/"
        + entity.path()
        + "/query/"
        + direction
        + "?paging="
        + encoded(cursor.write())
        + search.map(text -> "&search=" + encoded(text)).orElse("");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private RowJson json() {
    return new RowJson(autotask.tenant().userDefined(), autotask.switches());
  }
}
