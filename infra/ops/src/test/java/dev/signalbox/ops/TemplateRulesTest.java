package dev.signalbox.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Rules that no linter has.
final class TemplateRulesTest {

  /// X-Ray takes no resource.
  private static final Set<String> MAY_STAND_ON_ALL_RESOURCES =
      Set.of("xray:PutTraceSegments", "xray:PutTelemetryRecords");

  private static Translated template;

  @BeforeAll
  static void translate() throws IOException {
    template = Translated.template();
  }

  @Test
  void aMessageStaysHiddenSixTimesTheTimeoutPlusTheWindow() {
    template
        .all("AWS::Lambda::EventSourceMapping")
        .forEach((name, mapping) -> {
          long timeout = functionOf(name).number("Timeout").orElseThrow();
          long window = mapping.number("MaximumBatchingWindowInSeconds").orElse(0);
          assertThat(queueOf(mapping).number("VisibilityTimeout").orElseThrow())
              .as(name)
              .isGreaterThanOrEqualTo(6 * timeout + window);
        });
  }

  @Test
  void eachQueueGivesUpAfterFiveTriesIntoADeadLetterQueueThatKeepsForFourteenDays() {
    var queues = template.all("AWS::SQS::Queue");
    var workers = queues.keySet().stream().filter(name -> name.endsWith("Queue")).toList();
    assertThat(workers).hasSizeGreaterThanOrEqualTo(3);
    for (String name : workers) {
      var redrive = queues.get(name).object("RedrivePolicy").orElseThrow();
      var dead = queues.get(target(redrive.find("deadLetterTargetArn").orElseThrow()));
      assertThat(redrive.number("maxReceiveCount").orElseThrow()).as(name).isEqualTo(5);
      assertThat(dead.number("MessageRetentionPeriod").orElseThrow()).as(name).isEqualTo(1_209_600);
    }
  }

  @Test
  void eachQueueIsEncryptedAndTakesTlsOnly() {
    var queues = template.all("AWS::SQS::Queue");
    assertThat(queues.values())
        .allSatisfy(queue -> assertThat(queue.bool("SqsManagedSseEnabled")).contains(true));
    var policy = template.all("AWS::SQS::QueuePolicy").get("OnlyOverTls");
    assertThat(policy.list("Queues").stream().map(TemplateRulesTest::target))
        .containsExactlyInAnyOrderElementsOf(queues.keySet());
    assertThat(policy.write()).contains("\"Deny\"", "aws:SecureTransport");
  }

  @Test
  void eachMappingReportsSingleFailuresAndIsBounded() {
    var mappings = template.all("AWS::Lambda::EventSourceMapping");
    assertThat(mappings).hasSizeGreaterThanOrEqualTo(3);
    mappings.forEach((name, mapping) -> {
      assertThat(mapping.list("FunctionResponseTypes"))
          .as(name)
          .contains(Json.text("ReportBatchItemFailures"));
      assertThat(mapping.object("ScalingConfig").orElseThrow().number("MaximumConcurrency"))
          .as(name)
          .isPresent();
    });
  }

  @Test
  void eachDeadLetterQueueHasAnAlarm() {
    var watched =
        template.all("AWS::CloudWatch::Alarm").values().stream()
            .filter(alarm -> alarm.write().contains("ApproximateNumberOfMessagesVisible"))
            .map(Json.Obj::write)
            .toList();
    template.all("AWS::SQS::Queue").keySet().stream()
        .filter(name -> name.endsWith("DeadLetters"))
        .forEach(name -> assertThat(watched).anyMatch(alarm -> alarm.contains(name)));
  }

  @Test
  void everyAlarmTellsSomebody() {
    assertThat(template.all("AWS::CloudWatch::Alarm").values())
        .allSatisfy(alarm ->
            assertThat(alarm.list("AlarmActions").stream().map(TemplateRulesTest::target))
                .containsExactly("AlarmTopic"));
  }

  @Test
  void logsDoNotStayForEverAndEachFunctionHasItsOwn() {
    var groups = template.all("AWS::Logs::LogGroup");
    assertThat(groups.values())
        .allSatisfy(group -> assertThat(group.find("RetentionInDays")).isPresent());
    var used =
        template.all("AWS::Lambda::Function").values().stream()
            .map(
                f -> target(f.object("LoggingConfig").orElseThrow().find("LogGroup").orElseThrow()))
            .toList();
    assertThat(used).doesNotHaveDuplicates();
    assertThat(groups.keySet()).containsAll(used);
  }

  @Test
  void accessLogTellsNeitherPathNorQuery() {
    assertThat(template.all("AWS::ApiGatewayV2::Stage").values())
        .allSatisfy(stage ->
            assertThat(stage.object("AccessLogSettings").orElseThrow().write())
                .contains("$context.requestId")
                .doesNotContain("path", "query", "Path", "userAgent"));
  }

  @Test
  void eachFunctionHasARoleOfItsOwn() {
    var roles =
        template.all("AWS::Lambda::Function").values().stream()
            .map(f -> target(f.find("Role").orElseThrow()))
            .toList();
    assertThat(roles).doesNotHaveDuplicates();
    assertThat(template.all("AWS::IAM::Role").keySet()).containsAll(roles);
  }

  @Test
  void noRoleHasAllActionsOrAllResources() {
    statements()
        .forEach(statement -> {
          assertThat(texts(statement, "Action")).noneMatch(action -> action.contains("*"));
          if (texts(statement, "Resource").contains("*")) {
            assertThat(MAY_STAND_ON_ALL_RESOURCES).containsAll(texts(statement, "Action"));
          }
        });
    assertThat(template.text()).doesNotContain("ManagedPolicyArns");
  }

  @Test
  void environmentHoldsReferencesNeverSecrets() {
    assertThat(template.text()).doesNotContain("resolve:secretsmanager", "resolve:ssm-secure");
    template
        .all("AWS::Lambda::Function")
        .forEach((name, function) ->
            variables(function)
                .fields()
                .forEach((key, value) ->
                    assertThat(value instanceof Json.Obj || key.equals("JAVA_TOOL_OPTIONS"))
                        .as(name + " " + key)
                        .isTrue()));
  }

  @Test
  void theTableCanBeRestoredAndIsNotDeletedByAccident() {
    var table = template.all("AWS::DynamoDB::Table").get("StateTable");
    assertThat(table.bool("DeletionProtectionEnabled")).contains(true);
    assertThat(table.object("SSESpecification").orElseThrow().bool("SSEEnabled")).contains(true);
    assertThat(
            table
                .object("PointInTimeRecoverySpecification")
                .orElseThrow()
                .bool("PointInTimeRecoveryEnabled"))
        .contains(true);
    assertThat(table.object("TimeToLiveSpecification").orElseThrow().text("AttributeName"))
        .contains("expiresAt");
    assertThat(table.text("BillingMode")).contains("PAY_PER_REQUEST");
  }

  @Test
  void everyRouteIsThrottledAndGoesToAnAlias() {
    var stage = template.all("AWS::ApiGatewayV2::Stage").values().iterator().next();
    assertThat(stage.object("DefaultRouteSettings").orElseThrow().number("ThrottlingRateLimit"))
        .isPresent();
    assertThat(stage.object("RouteSettings").orElseThrow().fields())
        .containsKey("POST /webhooks/{proxy+}");
    assertThat(template.all("AWS::ApiGatewayV2::Api").get("Api").write())
        .contains("${WebhookFunctionAliaslive}", "${ConfigFunctionAliaslive}");
  }

  @Test
  void otherOriginsAreNeverAll() {
    String cors =
        template
            .all("AWS::ApiGatewayV2::Api")
            .get("Api")
            .object("Body")
            .orElseThrow()
            .fields()
            .get("x-amazon-apigateway-cors")
            .write();
    assertThat(cors).doesNotContain("\"*\"").contains("allowHeaders", "maxAge");
  }

  @Test
  void eachFunctionIsTracedAndStartsWithC1AndSerialGc() {
    template
        .all("AWS::Lambda::Function")
        .forEach((name, function) -> {
          assertThat(function.object("TracingConfig").orElseThrow().text("Mode"))
              .contains("Active");
          assertThat(variables(function).text("JAVA_TOOL_OPTIONS").orElseThrow())
              .as(name)
              .contains("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx");
        });
  }

  @Test
  void reservedConcurrencyIsNeverLessThanWhatTheQueuesMayAskFor() {
    template
        .all("AWS::Lambda::Function")
        .forEach((name, function) ->
            function
                .number("ReservedConcurrentExecutions")
                .ifPresent(
                    reserved -> assertThat(reserved).isGreaterThanOrEqualTo(concurrencyOf(name))));
  }

  @Test
  void judgingCanBeStoppedAtOnce() {
    assertThat(template.all("AWS::Lambda::EventSourceMapping").get("TriageFunctionTriage").write())
        .contains("\"Enabled\":{\"Ref\":\"TriageEnabled\"}");
  }

  private static long concurrencyOf(String function) {
    return template.all("AWS::Lambda::EventSourceMapping").entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(function))
        .map(entry -> entry.getValue().object("ScalingConfig").orElseThrow())
        .mapToLong(scaling -> scaling.number("MaximumConcurrency").orElseThrow())
        .sum();
  }

  /// SAM names a mapping after its function and event.
  private static Json.Obj functionOf(String mapping) {
    return template.all("AWS::Lambda::Function").entrySet().stream()
        .filter(entry -> mapping.startsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow();
  }

  private static Json.Obj queueOf(Json.Obj mapping) {
    String name = target(mapping.find("EventSourceArn").orElseThrow());
    return template.all("AWS::SQS::Queue").get(name);
  }

  private static Json.Obj variables(Json.Obj function) {
    return function.object("Environment").orElseThrow().object("Variables").orElseThrow();
  }

  private static Stream<Json.Obj> statements() {
    return template.all("AWS::IAM::Role").values().stream()
        .flatMap(role -> role.list("Policies").stream())
        .map(policy -> ((Json.Obj) policy).object("PolicyDocument").orElseThrow())
        .flatMap(document -> document.list("Statement").stream())
        .map(TemplateRulesTest::underCondition);
  }

  /// `{"Fn::If": [condition, statement, nothing]}` is that statement.
  private static Json.Obj underCondition(Json statement) {
    var found = (Json.Obj) statement;
    var branches = found.list("Fn::If");
    return branches.isEmpty() ? found : (Json.Obj) branches.get(1);
  }

  private static Set<String> texts(Json.Obj statement, String key) {
    var value = statement.find(key).orElseThrow();
    List<Json> values = value instanceof Json.Arr many ? many.items() : List.of(value);
    return values.stream().flatMap(item -> item.asText().stream()).collect(Collectors.toSet());
  }

  /// The logical id that a Ref, Fn::GetAtt or `${id.attribute}` names.
  private static String target(Json reference) {
    var found = (Json.Obj) reference;
    return found
        .text("Ref")
        .or(() -> found.list("Fn::GetAtt").stream().findFirst().flatMap(Json::asText))
        .orElseThrow();
  }
}
