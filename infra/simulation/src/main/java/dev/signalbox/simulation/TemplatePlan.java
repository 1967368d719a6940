package dev.signalbox.simulation;

import dev.signalbox.local.run.ScheduleExpression;
import dev.signalbox.local.template.Resource;
import dev.signalbox.local.template.Template;
import dev.signalbox.local.template.Trees;
import dev.signalbox.simulation.cloud.SimulatedQueue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What template.yaml says of queues, functions and schedules, so that what is simulated is what is
/// deployed.
final class TemplatePlan {

  /// A message that is sent at set times.
  record Alarm(ScheduleExpression when, String queue, String input) {}

  private static final String QUEUE = "AWS::SQS::Queue";

  private final Template template;

  private TemplatePlan(Template template) {
    this.template = template;
  }

  /// The template of the repository around the working directory.
  static TemplatePlan read() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("template.yaml"))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new IllegalStateException("There is no template.yaml above the working directory.");
    }
    try {
      return new TemplatePlan(Template.read(folder.resolve("template.yaml")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// @param queue the queue's logical id, such as `RefreshQueue`
  SimulatedQueue.Plan queue(String queue) {
    Map<String, Object> declared = resource(queue).properties();
    Map<String, Object> source =
        resources("AWS::Serverless::Function")
            .flatMap(function -> Trees.map(function.properties().get("Events")).values().stream())
            .map(event -> Trees.map(Trees.map(event).get("Properties")))
            .filter(event -> names(event.get("Queue"), queue))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("Nobody reads " + queue + "."));
    return new SimulatedQueue.Plan(
        queue,
        Duration.ofSeconds(Trees.number(declared, "VisibilityTimeout", 30)),
        Trees.number(Trees.map(declared.get("RedrivePolicy")), "maxReceiveCount", 1),
        Trees.number(source, "BatchSize", 10),
        Duration.ofSeconds(Trees.number(source, "MaximumBatchingWindowInSeconds", 0)),
        Trees.number(Trees.map(source.get("ScalingConfig")), "MaximumConcurrency", 5));
  }

  /// @param function the function's logical id, such as `SyncFunction`
  Duration timeout(String function) {
    return Duration.ofSeconds(Trees.number(resource(function).properties(), "Timeout", 3));
  }

  List<Alarm> alarms() {
    return resources("AWS::Scheduler::Schedule").map(this::alarm).toList();
  }

  private Alarm alarm(Resource schedule) {
    Map<String, Object> target = Trees.map(schedule.properties().get("Target"));
    String zone = Trees.text(schedule.properties(), "ScheduleExpressionTimezone").orElse("UTC");
    return new Alarm(
        ScheduleExpression.parse(
            Trees.text(schedule.properties(), "ScheduleExpression").orElseThrow(), ZoneId.of(zone)),
        resources(QUEUE)
            .map(Resource::logicalId)
            .filter(queue -> names(target.get("Arn"), queue))
            .findFirst()
            .orElseThrow(),
        Trees.text(target, "Input").orElseThrow());
  }

  private static boolean names(@Nullable Object reference, String logicalId) {
    return Trees.list(Trees.map(reference).get("Fn::GetAtt")).stream().anyMatch(logicalId::equals);
  }

  private Resource resource(String logicalId) {
    return template.resources().stream()
        .filter(resource -> resource.logicalId().equals(logicalId))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("The template has no " + logicalId + "."));
  }

  private Stream<Resource> resources(String type) {
    return template.resources().stream().filter(resource -> resource.type().equals(type));
  }
}
