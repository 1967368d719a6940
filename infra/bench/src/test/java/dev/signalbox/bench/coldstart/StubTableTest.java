package dev.signalbox.bench.coldstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StubTableTest {

  private static final Json.Obj FIRST = item("T#1", "NOTE#1", "open");
  private static final Json.Obj SECOND = item("T#1", "SIGNAL", "open");
  private static final Json.Obj OTHER = item("T#2", "SIGNAL", "closed");
  private final StubTable table = new StubTable(List.of(FIRST, SECOND, OTHER));

  @Test
  void itemIsFoundByItsWholeKey() {
    var key = Json.object().put("pk", text("T#1")).put("sk", text("SIGNAL"));
    assertThat(table.get(Json.object().put("Key", key).build()).object("Item")).contains(SECOND);
    var absent = Json.object().put("pk", text("T#1")).put("sk", text("TENANT"));
    assertThat(table.get(Json.object().put("Key", absent).build()).fields()).isEmpty();
  }

  @Test
  void queryReadsOnePartitionOfTableOrIndex() {
    assertThat(query("#p = :p", "pk", "T#1")).containsExactly(FIRST, SECOND);
    assertThat(query("#p=:p AND sk > :x", "listKey", "closed")).containsExactly(OTHER);
  }

  @Test
  void queryReadsWhatBeginsWithAPrefix() {
    assertThat(query("#p = :p AND begins_with(sk, :x)", "pk", "T#1")).containsExactly(FIRST);
  }

  private List<Json> query(String expression, String name, String value) {
    return table
        .query(
            Json.object()
                .put("KeyConditionExpression", expression)
                .put("ExpressionAttributeNames", Json.object().put("#p", name))
                .put(
                    "ExpressionAttributeValues",
                    Json.object().put(":p", text(value)).put(":x", text("NOTE#")))
                .build())
        .list("Items");
  }

  private static Json.Obj item(String pk, String sk, String listKey) {
    return Json.object()
        .put("pk", text(pk))
        .put("sk", text(sk))
        .put("listKey", text(listKey))
        .build();
  }

  private static Json.Obj text(String value) {
    return Json.object().put("S", value).build();
  }
}
