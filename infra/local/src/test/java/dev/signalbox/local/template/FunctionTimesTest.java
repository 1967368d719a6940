package dev.signalbox.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.aws.CallLimits;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whoever waits in vain, for AWS or for a PSA, still ends before the template lets Lambda end it.
class FunctionTimesTest {

  private static final Path TEMPLATE = Path.of("../../template.yaml");

  /// What a PSA may take of a request at a screen: waiting for its turn, and the call.
  private static final Duration PSA_AT_A_SCREEN = Duration.ofSeconds(3 + 9);

  /// Of a function's start and the gateway.
  private static final Duration AROUND = Duration.ofSeconds(1);

  @ParameterizedTest
  @ValueSource(strings = {"webhook", "config", "sync", "triage"})
  @Tag("P23")
  void eachFunctionEndsBeforeItIsCutOff(String function) throws Exception {
    assertThat(longest(function, calls(function))).isLessThan(timeout(function));
  }

  /// The control: five seconds of silence a try, tried again as the SDK does, was too long for a
  /// delivery.
  @Test
  @Tag("P23")
  void limitsOfAWorkerWouldOutliveADelivery() throws Exception {
    assertThat(longest("webhook", CallLimits.WORKER)).isGreaterThan(timeout("webhook"));
  }

  @Test
  @Tag("P23")
  void theGatewayWaitsAsLongAsTheFunction() throws Exception {
    for (String function : List.of("webhook", "config")) {
      Map<String, Object> events = Trees.map(properties(function).get("Events"));
      assertThat(events.values())
          .allSatisfy(event ->
              assertThat(
                      Trees.number(
                          Trees.map(Trees.map(event).get("Properties")), "TimeoutInMillis", 0))
                  .isEqualTo((int) timeout(function).toMillis()));
    }
  }

  @Test
  void noFunctionIsForgotten() throws Exception {
    assertThat(template().resources())
        .filteredOn(resource -> resource.type().equals("AWS::Serverless::Function"))
        .extracting(Resource::logicalId)
        .containsExactlyInAnyOrder(
            "ConfigFunction", "SyncFunction", "TriageFunction", "WebhookFunction");
  }

  /// How long a function takes at most when the last thing it does is a call that nobody answers.
  private static Duration longest(String function, CallLimits limits) throws Exception {
    return switch (function) {
      // Key, route, secret and message, each just in time.
      case "webhook" -> limits.call().multipliedBy(4).plus(AROUND);
      // Session and connection before, and what was read is kept.
      case "config" -> PSA_AT_A_SCREEN.plus(limits.call().multipliedBy(3)).plus(AROUND);
      // Calls to a PSA end so long before the function does.
      case "sync" ->
          timeout("sync").minus(constant("sync.WorkTasks", "STORING")).plus(limits.call());
      // The model's time ends so long before.
      case "triage" ->
          timeout("triage").minus(constant("triage.WorkJudgements", "STORING")).plus(limits.call());
      default -> throw new IllegalArgumentException(function);
    };
  }

  private static CallLimits calls(String function) throws ReflectiveOperationException {
    return (CallLimits) field(function + ".Wiring", "CALLS").get(null);
  }

  private static Duration constant(String place, String name) throws ReflectiveOperationException {
    return (Duration) field(place, name).get(null);
  }

  private static Field field(String place, String name) throws ReflectiveOperationException {
    Field field = Class.forName("dev.signalbox." + place).getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }

  private static Duration timeout(String function) throws IOException {
    return Duration.ofSeconds(Trees.number(properties(function), "Timeout", 3));
  }

  private static Map<String, Object> properties(String function) throws IOException {
    String id = Character.toUpperCase(function.charAt(0)) + function.substring(1) + "Function";
    return template().resources().stream()
        .filter(resource -> resource.logicalId().equals(id))
        .findFirst()
        .orElseThrow()
        .properties();
  }

  private static Template template() throws IOException {
    return Template.read(TEMPLATE);
  }
}
