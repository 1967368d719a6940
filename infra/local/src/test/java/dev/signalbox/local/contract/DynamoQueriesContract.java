package dev.signalbox.local.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.local.cloud.AwsService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Queries of DynamoDB, over the table and over an index.
@OnCloud
@Needs(AwsService.DYNAMODB)
class DynamoQueriesContract extends WithATable {

  DynamoQueriesContract(Cloud cloud) {
    super(cloud);
  }

  @Test
  void aQueryIsPagedByLimitAndGoesBothWays() {
    for (int i = 0; i < 7; i++) {
      put(item("S#" + i, Map.of()));
    }
    put(item("T#0", Map.of()));

    assertThat(query("S#", 3, true))
        .containsExactly("S#0", "S#1", "S#2", "S#3", "S#4", "S#5", "S#6");
    assertThat(query("S#", 3, false)).first().isEqualTo("S#6");
  }

  @Test
  void aQueryPageEndsAtOneMegabyte() {
    for (int i = 0; i < 6; i++) {
      put(item("B#" + i, text(Map.of("blob", "x".repeat(300_000)))));
    }

    var page =
        dynamo.query(r ->
            r.tableName(TABLE)
                .keyConditionExpression("pk = :p")
                .expressionAttributeValues(Map.of(":p", AttributeValue.fromS(pk))));

    assertThat(page.count()).isBetween(3, 4);
    assertThat(page.lastEvaluatedKey()).containsKeys("pk", "sk");
  }

  @Test
  void anIndexHoldsOnlyItemsWithItsKeysAndFollowsThem() {
    put(item("1", text(Map.of("gpk", pk, "gsk", "2026-01"))));
    put(item("2", text(Map.of("gpk", pk, "gsk", "2026-02"))));
    put(item("3", text(Map.of("gsk", "2026-03"))));

    assertThat(byTime("2026-00", "2026-99")).containsExactly("1", "2");

    dynamo.updateItem(r -> r.tableName(TABLE).key(key("1")).updateExpression("REMOVE gpk"));
    assertThat(byTime("2026-00", "2026-99")).containsExactly("2");
    assertThat(byTime("2026-03", "2026-99")).isEmpty();
  }

  private List<String> query(String prefix, int limit, boolean forward) {
    var found = new ArrayList<String>();
    dynamo
        .queryPaginator(r ->
            r.tableName(TABLE)
                .keyConditionExpression("pk = :p AND begins_with(sk, :s)")
                .expressionAttributeValues(text(Map.of(":p", pk, ":s", prefix)))
                .scanIndexForward(forward)
                .limit(limit))
        .items()
        .forEach(item -> found.add(item.get("sk").s()));
    return found;
  }

  private List<String> byTime(String from, String to) {
    return dynamo
        .query(r ->
            r.tableName(TABLE)
                .indexName("byTime")
                .keyConditionExpression("gpk = :p AND gsk BETWEEN :from AND :to")
                .expressionAttributeValues(text(Map.of(":p", pk, ":from", from, ":to", to))))
        .items()
        .stream()
        .map(item -> item.get("sk").s())
        .toList();
  }
}
