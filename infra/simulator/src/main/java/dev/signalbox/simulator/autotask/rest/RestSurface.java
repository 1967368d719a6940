package dev.signalbox.simulator.autotask.rest;

import dev.signalbox.simulator.autotask.AutotaskSimulator;
import dev.signalbox.simulator.autotask.rules.Refused;
import dev.signalbox.simulator.autotask.schema.EntityType;
import dev.signalbox.simulator.http.Handler;
import dev.signalbox.simulator.http.Reply;
import dev.signalbox.simulator.http.Request;
import dev.signalbox.simulator.http.RequestFilter;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// Answers everything below `/atservicesrest`.
public final class RestSurface implements Handler {

  private final AutotaskSimulator autotask;
  private final SignIn signIn;
  private final Zone zone;
  private final UsageMeter usage;
  private final ThreadLimit threads;
  private final TargetParser targets;
  private final Dispatcher dispatcher;
  private final List<RequestFilter> inside;

  public RestSurface(AutotaskSimulator autotask, URI origin) {
    this.autotask = autotask;
    this.signIn = new SignIn(autotask.people());
    this.zone = new Zone(autotask, origin);
    this.usage = new UsageMeter(autotask.clock(), autotask.config().hourlyRequests());
    this.threads = new ThreadLimit(autotask.config().concurrentCalls());
    this.targets = new TargetParser(autotask.schema());
    this.dispatcher = new Dispatcher(autotask, origin, usage);
    this.inside = new CopyOnWriteArrayList<>();
  }

  private RestSurface(RestSurface before, URI origin) {
    this.autotask = before.autotask;
    this.signIn = before.signIn;
    this.zone = new Zone(autotask, origin);
    this.usage = before.usage;
    this.threads = before.threads;
    this.targets = before.targets;
    this.dispatcher = new Dispatcher(autotask, origin, usage);
    this.inside = before.inside;
  }

  /// The same database in another zone: what was counted and what is under way still counts.
  public RestSurface movedTo(URI origin) {
    return new RestSurface(this, origin);
  }

  /// Adds a filter that works after sign-in and inside the limits: a delay there holds one of the
  /// endpoint's threads.
  public void filterInside(RequestFilter filter) {
    inside.add(filter);
  }

  /// The rolling hour's requests.
  public UsageMeter usage() {
    return usage;
  }

  /// The name under which a request's endpoint is limited, such as `Tickets`.
  public String endpoint(Request request) {
    List<String> segments = request.segments();
    return segments.size() < 2 ? request.path() : endpoint(target(segments), segments);
  }

  @Override
  public Reply handle(Request request) {
    List<String> segments = request.segments();
    if (is(segments, 1, "versionInformation")) {
      return zone.versions();
    }
    if (segments.size() < 3 || !segments.get(1).matches("(?i)v?1\\.0")) {
      return Answers.nowhere(request, autotask.switches());
    }
    return is(segments, 2, "zoneInformation")
        ? zone.information(request)
        : signedIn(request, segments);
  }

  /// Answers in a zone where the account does not live: every zone knows where it does, and none
  /// but its own knows its users.
  public Reply handleElsewhere(Request request) {
    List<String> segments = request.segments();
    return is(segments, 1, "versionInformation") || is(segments, 2, "zoneInformation")
        ? handle(request)
        : Answers.unauthorized(autotask.switches());
  }

  private static boolean is(List<String> segments, int place, String name) {
    return segments.size() == place + 1 && segments.get(place).equalsIgnoreCase(name);
  }

  private Reply signedIn(Request request, List<String> segments) {
    autotask.settle();
    Optional<Caller> caller = signIn.caller(request);
    if (caller.isEmpty()) {
      return Answers.unauthorized(autotask.switches());
    }
    if (!usage.count()) {
      return Answers.tooManyRequests(usage.threshold(), autotask.switches());
    }
    Target target = target(segments);
    return threads.within(
        caller.get().user().integrationCode(),
        endpoint(target, segments),
        () -> filtered(request, caller.get(), target),
        () -> Answers.tooManyThreads(autotask.switches()));
  }

  private Target target(List<String> segments) {
    return targets.parse(segments.subList(2, segments.size()));
  }

  private static String endpoint(Target target, List<String> segments) {
    EntityType entity = target.entity();
    return entity == null ? segments.getLast() : entity.path();
  }

  private Reply filtered(Request request, Caller caller, Target target) {
    if (autotask.switches().limits().usageDelays()) {
      pause();
    }
    Handler handler = asked -> answered(asked, caller, target);
    for (RequestFilter filter : inside.reversed()) {
      handler = filter.around(handler);
    }
    return handler.handle(request);
  }

  private void pause() {
    try {
      Thread.sleep(usage.delay());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Reply answered(Request request, Caller caller, Target target) {
    try {
      return dispatcher.answer(request, caller, target);
    } catch (Refused refused) {
      return Answers.refusal(refused);
    }
  }
}
