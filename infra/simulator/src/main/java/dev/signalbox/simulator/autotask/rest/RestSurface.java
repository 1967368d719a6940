package dev.signalbox.simulator.autotask.rest;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.AutotaskSimulator;
import dev.signalbox.simulator.http.Handler;
import dev.signalbox.simulator.http.Reply;
import dev.signalbox.simulator.http.Request;
import dev.signalbox.simulator.http.RequestFilter;
import dev.signalbox.simulator.http.Response;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Answers everything below `/atservicesrest`.
public final class RestSurface implements Handler {

  private final AutotaskSimulator autotask;
  private final URI origin;
  private final List<RequestFilter> inside = new CopyOnWriteArrayList<>();

  public RestSurface(AutotaskSimulator autotask, URI origin) {
    this.autotask = autotask;
    this.origin = origin;
  }

  /// Adds a filter that works after sign-in and inside the limits: a delay there holds one of the
  /// endpoint's threads.
  public void filterInside(RequestFilter filter) {
    inside.add(filter);
  }

  @Override
  public Reply handle(Request request) {
    Handler handler = this::answer;
    for (RequestFilter filter : inside.reversed()) {
      handler = filter.around(handler);
    }
    return handler.handle(request);
  }

  private Reply answer(Request request) {
    return Response.json(
        404,
        Json.object()
            .put("errors", Json.texts(List.of("Nothing at " + origin.resolve(request.path()))))
            .put("entities", autotask.schema().entities().size())
            .build());
  }
}
