package dev.signalbox.local.run;

import dev.signalbox.aws.Environment;
import dev.signalbox.local.cloud.Endpoints;
import dev.signalbox.local.cloud.LocalCloud;
import dev.signalbox.local.cloud.OpenResources;
import dev.signalbox.local.cloud.Ports;
import dev.signalbox.local.template.BadTemplate;
import dev.signalbox.local.template.Template;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/// A template that runs: what `sam deploy` would put on AWS, on the local cloud.
public final class TemplateRunner implements AutoCloseable {

  private final OpenResources open;
  private final RunnerOptions options;
  private final Endpoints endpoints;
  private final Usage usage = new Usage();
  private final HttpApi api;
  private final Stack stack;
  private final EventSources sources;
  private final Path folder;
  private final Scheduler scheduler;

  private TemplateRunner(
      Template template, Endpoints endpoints, RunnerOptions options, OpenResources open)
      throws Exception {
    this.open = open;
    this.options = options;
    this.endpoints = endpoints;
    AwsCalls aws = open.add(new AwsCalls(endpoints));
    this.api = open.add(new HttpApi(options.apiPort(), usage, options.log()));
    this.stack = new Stack(template, options, aws, api.uri());
    stack.notEmulated.forEach(resource -> options.log().accept("not emulated: " + resource));
    Map<String, Function> functions = startFunctions(template.folder());
    this.folder = template.folder();
    this.sources = new EventSources(stack, functions, aws, usage, options);
    api.serve(sources.routes(), new Cors(stack.corsConfiguration()));
    sources.pollers().forEach(open::add);
    this.scheduler =
        open.add(
            new Scheduler(sources.schedules(), options.schedulesPaused(), usage, options.log()));
  }

  /// @throws Ports.PortTaken before anything is started
  /// @throws BadTemplate when the template cannot be run as it stands
  public static TemplateRunner start(Path template, LocalCloud cloud, RunnerOptions options)
      throws Exception {
    return start(Template.read(template), cloud.endpoints(), options);
  }

  public static TemplateRunner start(Template template, Endpoints endpoints, RunnerOptions options)
      throws Exception {
    var wanted = new Ports();
    options.want(wanted);
    wanted.requireFree();
    var open = new OpenResources();
    try {
      return new TemplateRunner(template, endpoints, options, open);
    } catch (Exception e) {
      open.close();
      throw e;
    }
  }

  /// All at once: their start is where the time goes.
  private Map<String, Function> startFunctions(Path folder) throws Exception {
    var starting = new LinkedHashMap<String, Future<Function>>();
    var functions = new LinkedHashMap<String, Function>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      stack.functions.forEach((id, deployed) ->
          starting.put(id, threads.submit(() -> open.add(startFunction(deployed.spec(), folder)))));
      for (Map.Entry<String, Future<Function>> one : starting.entrySet()) {
        functions.put(one.getKey(), started(one.getKey(), one.getValue()));
      }
    }
    return functions;
  }

  private static Function started(String id, Future<Function> function) throws Exception {
    try {
      return function.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof BadTemplate bad
          ? bad
          : new IllegalStateException("The function " + id + " does not start.", e.getCause());
    }
  }

  private Function startFunction(FunctionSpec spec, Path folder) throws Exception {
    return options.isolated()
        ? IsolatedFunction.start(spec, spec.environment(endpoints), folder, options.log())
        : new InProcessFunction(
            spec,
            new Environment(
                spec.environment(endpoints), name -> usage.variableRead(spec.logicalId(), name)));
  }

  /// Where the HTTP API listens.
  public URI apiUrl() {
    return api.uri();
  }

  /// Queue URLs by logical id.
  public Map<String, String> queues() {
    return Map.copyOf(stack.queueUrls);
  }

  /// Table names by logical id.
  public Map<String, String> tables() {
    return Map.copyOf(stack.tables);
  }

  /// ARNs of secrets by logical id.
  public Map<String, String> secrets() {
    return Map.copyOf(stack.secrets);
  }

  /// The environment that the template gives each function, by logical id.
  public Map<String, Map<String, String>> functionEnvironments() {
    var environments = new LinkedHashMap<String, Map<String, String>>();
    stack.functions.forEach((id, deployed) -> environments.put(id, deployed.spec().variables()));
    return environments;
  }

  /// `LogicalId (Type)` of what the template has and the local cloud has not.
  public List<String> notEmulated() {
    return List.copyOf(stack.notEmulated);
  }

  /// The value of an output of the template.
  public String output(String name) {
    return stack.output(name);
  }

  public Usage usage() {
    return usage;
  }

  /// `Function ANY /v1/{proxy+}`, for each route, as [Usage#routesTaken] has those that were used.
  public Set<String> routes() {
    return sources.routes().stream()
        .map(route -> route.function().spec().logicalId() + " " + route.key())
        .collect(Collectors.toSet());
  }

  /// `Function arn`, for each queue that a function is given, as [Usage#queuesDelivered] has those
  /// that were used.
  public Set<String> deliveries() {
    return sources.pollers().stream().map(Poller::key).collect(Collectors.toSet());
  }

  /// The key of each schedule: its logical id, or `Function.Event`.
  public Set<String> schedules() {
    return Set.copyOf(scheduler.keys());
  }

  public void pauseSchedules() {
    scheduler.pause(true);
  }

  public void resumeSchedules() {
    scheduler.pause(false);
  }

  /// Leaves the messages of a queue to somebody else from now on.
  ///
  /// @param queue its logical id
  public void stopPolling(String queue) {
    String url = Objects.requireNonNull(stack.queueUrls.get(queue), queue);
    sources.pollers().stream().filter(poller -> poller.isOf(url)).forEach(Poller::close);
  }

  /// One more environment of a function, from its zip and in a process that can be killed.
  ///
  /// @param more jars beside those of the zip
  public KillableFunction killable(String function, List<Path> more) throws Exception {
    return killable(function, more, Map.of());
  }

  /// @param instead variables that it finds in place of the template's
  public KillableFunction killable(String function, List<Path> more, Map<String, String> instead)
      throws Exception {
    Stack.Deployed deployed = Objects.requireNonNull(stack.functions.get(function), function);
    FunctionSpec spec = deployed.spec();
    Map<String, String> environment = spec.environment(endpoints);
    environment.putAll(instead);
    return new KillableFunction(
        IsolatedFunction.start(spec, environment, folder, more, options.log()));
  }

  /// Fires one schedule now and waits for its end.
  ///
  /// @param key as [#schedules] has it
  public void fire(String key) {
    scheduler.fire(key);
  }

  @Override
  public void close() throws IOException {
    open.close();
  }
}
