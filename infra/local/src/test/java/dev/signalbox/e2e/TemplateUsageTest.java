package dev.signalbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.local.run.TemplateRunner;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;

/// What the code used while the whole system ran is in the template, and nothing else is.
class TemplateUsageTest {

  private static final TemplateRunner FUNCTIONS = Deployment.usual().functions();

  /// Read by the JVM itself.
  private static final Set<String> OF_THE_JVM = Set.of("JAVA_TOOL_OPTIONS");

  /// Set by Lambda for each function.
  private static final Set<String> OF_LAMBDA = Set.of("AWS_REGION");

  @BeforeAll
  static void walkThroughAllOfIt() {
    Walk.throughAllOfIt();
  }

  @Test
  void everyVariableThatIsReadIsInTheTemplateAndNoOther() {
    assertThat(read()).isEqualTo(given());
  }

  /// The negative control.
  @Test
  void aVariableThatNobodyReadsWouldBeNoticed() {
    Map<String, Set<String>> more = given();
    more.get("SyncFunction").add("NOBODY_READS_THIS");
    assertThat(read()).isNotEqualTo(more);
  }

  @Test
  void everyRouteLedARequestToItsFunction() {
    assertThat(FUNCTIONS.routes()).isNotEmpty();
    assertThat(FUNCTIONS.usage().routesTaken()).isEqualTo(FUNCTIONS.routes());
  }

  @Test
  void everyQueueWithAFunctionDeliveredToItAndEachOtherIsForItsDeadLetters() {
    assertThat(FUNCTIONS.deliveries()).isNotEmpty();
    assertThat(FUNCTIONS.usage().queuesDelivered()).isEqualTo(FUNCTIONS.deliveries());
    var expected = new TreeSet<String>();
    FUNCTIONS.deliveries().stream()
        .map(used -> used.replaceFirst(".*-", ""))
        .map(name -> name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1))
        .forEach(name -> {
          expected.add(name + "Queue");
          expected.add(name + "DeadLetters");
        });
    assertThat(FUNCTIONS.queues().keySet()).isEqualTo(expected);
  }

  @Test
  void everyScheduleWasFiredAndWorked() {
    assertThat(FUNCTIONS.usage().schedulesFired()).isEqualTo(FUNCTIONS.schedules());
  }

  @Test
  void everyIndexIsQueriedAndNothingScans() {
    assertThat(FUNCTIONS.tables()).containsOnlyKeys("StateTable");
    String table = FUNCTIONS.tables().get("StateTable");
    assertThat(TableUse.SCANNED).doesNotContain(table);
    var expected = new TreeSet<>(Set.of(table + " "));
    try (var client = DynamoDbClient.create()) {
      client.describeTable(it -> it.tableName(table)).table().globalSecondaryIndexes().stream()
          .map(GlobalSecondaryIndexDescription::indexName)
          .forEach(index -> expected.add(table + " " + index));
    }
    assertThat(TableUse.INDEXES)
        .filteredOn(use -> use.startsWith(table + " "))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  private static Map<String, Set<String>> given() {
    var given = new TreeMap<String, Set<String>>();
    FUNCTIONS
        .functionEnvironments()
        .forEach(
            (function, variables) -> given.put(function, without(variables.keySet(), OF_THE_JVM)));
    return given;
  }

  private static Map<String, Set<String>> read() {
    var read = new TreeMap<String, Set<String>>();
    for (TemplateRunner functions : Walk.deployments()) {
      functions
          .usage()
          .variablesRead()
          .forEach((function, names) ->
              read.computeIfAbsent(function, _ -> new TreeSet<>())
                  .addAll(without(names, OF_LAMBDA)));
    }
    return read;
  }

  private static Set<String> without(Set<String> names, Set<String> others) {
    var left = new TreeSet<>(names);
    left.removeAll(others);
    return left;
  }
}
