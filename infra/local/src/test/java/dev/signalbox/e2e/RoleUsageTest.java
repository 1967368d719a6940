package dev.signalbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.local.template.Resource;
import dev.signalbox.local.template.Template;
import dev.signalbox.local.template.Trees;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Each function's role allows the actions that it used while the whole system ran, and no others.
class RoleUsageTest {

  /// What Lambda itself does in the function's name.
  private static final Set<String> OF_EACH =
      Set.of(
          "logs:CreateLogStream",
          "logs:PutLogEvents",
          "xray:PutTraceSegments",
          "xray:PutTelemetryRecords");

  /// What Lambda does for a function that is given queues.
  private static final Set<String> OF_A_POLLER =
      Set.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes");

  @BeforeAll
  static void walkThroughAllOfIt() {
    Walk.throughAllOfIt();
  }

  @Test
  void eachRoleAllowsWhatItsFunctionUsesAndNothingElse() throws IOException {
    assertThat(allowed()).isEqualTo(used());
  }

  /// The negative control.
  @Test
  void anActionThatNobodyUsesWouldBeNoticed() throws IOException {
    Set<String> more = allowed();
    more.add("TriageFunction secretsmanager:GetSecretValue");
    assertThat(used()).isNotEqualTo(more);
  }

  private static Set<String> used() {
    var used = new TreeSet<>(ActionUse.USED);
    Deployment.usual().functions().deliveries().stream()
        .map(delivery -> delivery.replaceFirst(" .*", ""))
        .forEach(function -> OF_A_POLLER.forEach(action -> used.add(function + " " + action)));
    for (String function : Deployment.usual().functions().functionEnvironments().keySet()) {
      OF_EACH.forEach(action -> used.add(function + " " + action));
    }
    return used;
  }

  private static Set<String> allowed() throws IOException {
    return Template.read(Deployment.TEMPLATE).resources().stream()
        .filter(resource -> resource.type().equals("AWS::IAM::Role"))
        .filter(resource -> resource.logicalId().matches("(Webhook|Config|Sync|Triage)Role"))
        .flatMap(RoleUsageTest::actions)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// A function's role is called like the function.
  private static Stream<String> actions(Resource role) {
    String function = role.logicalId().replaceFirst("Role$", "Function");
    return Trees.list(role.properties().get("Policies")).stream()
        .map(policy -> Trees.map(Trees.map(policy).get("PolicyDocument")))
        .flatMap(document -> Trees.list(document.get("Statement")).stream())
        .map(RoleUsageTest::underCondition)
        .flatMap(statement -> actionsOf(statement.get("Action")))
        .map(action -> function + " " + action);
  }

  /// `{"Fn::If": [condition, statement, nothing]}` is that statement.
  private static Map<String, Object> underCondition(Object statement) {
    Map<String, Object> found = Trees.map(statement);
    return found.containsKey("Fn::If") ? Trees.map(Trees.list(found.get("Fn::If")).get(1)) : found;
  }

  private static Stream<String> actionsOf(Object actions) {
    return actions instanceof String one
        ? Stream.of(one)
        : Trees.list(actions).stream().map(String::valueOf);
  }
}
