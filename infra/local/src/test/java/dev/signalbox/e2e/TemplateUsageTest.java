package dev.signalbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.local.run.TemplateRunner;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What the code used while the whole system ran is in the template, and nothing else is.
class TemplateUsageTest {

  private static final TemplateRunner FUNCTIONS = Deployment.usual().functions();

  /// Read by the JVM itself.
  private static final Set<String> OF_THE_JVM = Set.of("JAVA_TOOL_OPTIONS");

  /// Set by Lambda for each function.
  private static final Set<String> OF_LAMBDA = Set.of("AWS_REGION");

  @BeforeAll
  static void walkThroughAllOfIt() {
    Desk desk = Deployment.harbourline();
    desk.judged(desk.arrives("Usage", "Everything is used once."));
    desk.api().items("/v1/signals?connection=" + desk.connection());
    FUNCTIONS.schedules().forEach(FUNCTIONS::fire);
  }

  @Test
  void everyVariableThatIsReadIsInTheTemplate() {
    var given = new TreeMap<String, Set<String>>();
    FUNCTIONS
        .functionEnvironments()
        .forEach(
            (function, variables) -> given.put(function, without(variables.keySet(), OF_THE_JVM)));
    var read = new TreeMap<String, Set<String>>();
    FUNCTIONS
        .usage()
        .variablesRead()
        .forEach((function, names) -> read.put(function, without(names, OF_LAMBDA)));
    read.forEach((function, names) -> assertThat(given.get(function)).containsAll(names));
  }

  @Test
  void everyRouteLedARequestToItsFunction() {
    assertThat(FUNCTIONS.usage().routesTaken())
        .containsExactlyInAnyOrder(
            "ConfigFunction ANY /v1/{proxy+}", "WebhookFunction POST /webhooks/{proxy+}");
  }

  @Test
  void everyQueueWithAFunctionDeliveredToIt() {
    assertThat(FUNCTIONS.usage().queuesDelivered())
        .extracting(used -> used.replaceFirst("arn:.*:", ""))
        .containsExactlyInAnyOrder(
            "SyncFunction usual-refresh", "SyncFunction usual-runs", "TriageFunction usual-triage");
    assertThat(FUNCTIONS.queues().keySet())
        .containsExactlyInAnyOrder(
            "RefreshQueue",
            "RefreshDeadLetters",
            "RunsQueue",
            "RunsDeadLetters",
            "TriageQueue",
            "TriageDeadLetters");
  }

  @Test
  void everyScheduleWasFiredAndWorked() {
    assertThat(FUNCTIONS.usage().schedulesFired()).isEqualTo(FUNCTIONS.schedules());
  }

  @Test
  void everyIndexIsQueriedAndNothingScans() {
    Map<String, String> tables = FUNCTIONS.tables();
    assertThat(tables).containsOnlyKeys("StateTable");
    String table = tables.get("StateTable");
    assertThat(TableUse.SCANNED).doesNotContain(table);
    assertThat(TableUse.INDEXES)
        .filteredOn(use -> use.startsWith(table + " "))
        .containsExactlyInAnyOrder(table + " ", table + " list", table + " owed");
  }

  private static Set<String> without(Set<String> names, Set<String> others) {
    var left = new TreeSet<>(names);
    left.removeAll(others);
    return left;
  }
}
