package dev.signalbox.local.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import dev.signalbox.local.template.BadTemplate;
import dev.signalbox.local.template.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// What leads to each function: routes, pollers and schedules, as its events declare them.
final class EventSources {

  private final Stack stack;
  private final Map<String, Function> functions;
  private final AwsCalls aws;
  private final Usage usage;
  private final RunnerOptions options;
  private final List<Route> routes = new ArrayList<>();
  private final List<Poller> pollers = new ArrayList<>();
  private final List<Scheduler.Target> schedules = new ArrayList<>();

  EventSources(
      Stack stack,
      Map<String, Function> functions,
      AwsCalls aws,
      Usage usage,
      RunnerOptions options) {
    this.stack = stack;
    this.functions = functions;
    this.aws = aws;
    this.usage = usage;
    this.options = options;
    stack.functions.forEach(this::wire);
    stack.schedules.forEach(this::wire);
  }

  List<Route> routes() {
    return List.copyOf(routes);
  }

  List<Poller> pollers() {
    return List.copyOf(pollers);
  }

  List<Scheduler.Target> schedules() {
    return List.copyOf(schedules);
  }

  private void wire(String id, Stack.Deployed deployed) {
    Function function = functions.get(id);
    if (function != null) {
      deployed.events().forEach((name, event) -> wire(function, name, Trees.map(event)));
    }
  }

  private void wire(Function function, String name, Map<String, Object> event) {
    String key = function.spec().logicalId() + "." + name;
    String type = Trees.text(event, "Type").orElse("");
    Map<String, Object> properties = Trees.map(event.get("Properties"));
    switch (type) {
      case "HttpApi" -> routes.add(route(function, properties));
      case "SQS" -> {
        if (Trees.flag(properties, "Enabled", true)) {
          pollers.add(poller(function, properties));
        }
      }
      case "Schedule", "ScheduleV2" -> {
        if (Schedule.isEnabled(properties)) {
          var schedule = Schedule.of(key, properties, Trees.text(properties, "Input"));
          schedules.add(new Scheduler.Target(schedule, invoking(function)));
        }
      }
      default -> options.log().accept("not emulated: event " + key + " (" + type + ")");
    }
  }

  private static Route route(Function function, Map<String, Object> properties) {
    return new Route(
        Trees.text(properties, "Method").orElse("ANY"),
        Trees.text(properties, "Path").orElse(Route.DEFAULT),
        function);
  }

  private Poller poller(Function function, Map<String, Object> properties) {
    QueueSource source = QueueSource.of(function.spec().logicalId(), properties);
    var queue = new Queue(aws, queueUrl(function.spec().logicalId(), source.queueArn()));
    return new Poller(function, source, queue, usage, options.log());
  }

  private String queueUrl(String who, String arn) {
    String url = stack.urlByArn.get(arn);
    if (url == null) {
      throw new BadTemplate(who + " names " + arn + ", which is no queue of this template.");
    }
    return url;
  }

  private void wire(Stack.Standalone declared) {
    Map<String, Object> properties = declared.properties();
    if (Schedule.isEnabled(properties)) {
      Map<String, Object> target = Trees.map(properties.get("Target"));
      var schedule = Schedule.of(declared.logicalId(), properties, Trees.text(target, "Input"));
      schedules.add(new Scheduler.Target(schedule, action(declared.logicalId(), target)));
    }
  }

  private Consumer<byte[]> action(String id, Map<String, Object> target) {
    String arn = Trees.text(target, "Arn").orElse("");
    return functions.values().stream()
        .filter(function -> function.spec().arn().equals(arn))
        .findFirst()
        .map(EventSources::invoking)
        .orElseGet(() -> sending(queueUrl(id, arn), target));
  }

  private static Consumer<byte[]> invoking(Function function) {
    return event -> {
      // A schedule is asynchronous: what the function answers interests nobody.
      byte[] _ = function.invoke(event);
    };
  }

  private Consumer<byte[]> sending(String queueUrl, Map<String, Object> target) {
    Map<String, Object> parameters = Trees.map(target.get("SqsParameters"));
    return event -> {
      ObjBuilder message =
          Json.object().put("QueueUrl", queueUrl).put("MessageBody", new String(event, UTF_8));
      Trees.text(parameters, "MessageGroupId")
          .ifPresent(group -> message.put("MessageGroupId", group));
      Json.Obj _ = aws.sqs("SendMessage", message);
    };
  }
}
