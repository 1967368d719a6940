package dev.signalbox.aws.dynamo;

import dev.signalbox.core.Pause;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// The one table. Reads are consistent except through an index. Safe to be used by several threads.
public final class Table {

  private final DynamoDbClient client;
  private final String name;
  private final Patience patience;

  /// @param pause waits before something is tried again that DynamoDB could not do at once
  public Table(DynamoDbClient client, String name, Pause pause) {
    this.client = client;
    this.name = name;
    this.patience = new Patience(pause);
  }

  /// Loads and connects what the first request needs, by reading an item that does not exist.
  public void prime() {
    get(new Key("PRIME", "PRIME"));
  }

  Optional<Item> get(Key key) {
    var answer =
        client.getItem(get -> get.tableName(name).key(key.attributes()).consistentRead(true));
    return answer.hasItem() ? Optional.of(new Item(answer.item())) : Optional.empty();
  }

  /// The items of these keys that exist.
  Map<Key, Item> getAll(List<Key> keys) {
    return getAll(keys, List.of());
  }

  /// The same, with these attributes only.
  Map<Key, Item> getAll(List<Key> keys, List<String> attributes) {
    return new BatchRead(client, name, patience, attributes).read(keys);
  }

  /// A page of a partition, or of a part of it.
  ItemPage query(QueryRequest.Builder query) {
    var answer = client.query(query.tableName(name).build());
    return new ItemPage(
        answer.items().stream().map(Item::new).toList(),
        answer.hasLastEvaluatedKey() ? answer.lastEvaluatedKey() : Map.of());
  }

  /// All items of a partition whose sort key begins so.
  List<Item> queryAll(String pk, String prefix) {
    List<Item> found = new ArrayList<>();
    Map<String, AttributeValue> next = Map.of();
    do {
      ItemPage page = query(under(pk, prefix).exclusiveStartKey(orNull(next)));
      found.addAll(page.items());
      next = page.next();
    } while (!next.isEmpty());
    return found;
  }

  /// All rows of a partition of the index `list`; only its keys and the ticket's queue are read.
  List<Item> queryList(String list) {
    List<Item> found = new ArrayList<>();
    Map<String, AttributeValue> next = Map.of();
    do {
      Expression condition = Expression.of("#listKey=:list").with("list", list);
      Map<String, String> names = new HashMap<>(condition.names());
      names.put("#queue", SignalItems.QUEUE);
      ItemPage page =
          query(
              where(condition)
                  .indexName("list")
                  .expressionAttributeNames(names)
                  .projectionExpression("#queue")
                  .exclusiveStartKey(orNull(next)));
      found.addAll(page.items());
      next = page.next();
    } while (!next.isEmpty());
    return found;
  }

  /// The sort keys of a partition that begin so.
  List<String> sortKeys(String pk, String prefix) {
    return allSortKeys(() -> under(pk, prefix));
  }

  /// The sort keys of a partition from one to another, of what is no tombstone.
  List<String> sortKeysBetween(String pk, String from, String to) {
    Expression range =
        Expression.of("#pk=:pk AND #sk BETWEEN :from AND :to")
            .with("pk", pk)
            .with("from", from)
            .with("to", to);
    return allSortKeys(() -> where(range, Tombstone.NONE));
  }

  private List<String> allSortKeys(Supplier<QueryRequest.Builder> query) {
    List<String> found = new ArrayList<>();
    Map<String, AttributeValue> next = Map.of();
    do {
      ItemPage page =
          query(query.get().projectionExpression("#sk").exclusiveStartKey(orNull(next)));
      page.items().forEach(item -> found.add(item.text(Key.SK)));
      next = page.next();
    } while (!next.isEmpty());
    return found;
  }

  /// How many items a partition has.
  long count(String pk) {
    return count(() -> under(pk, ""));
  }

  /// How many of them are no tombstones.
  long countLiving(String pk) {
    return count(() -> where(Expression.of("#pk=:pk").with("pk", pk), Tombstone.NONE));
  }

  private long count(Supplier<QueryRequest.Builder> query) {
    long count = 0;
    Map<String, AttributeValue> next = Map.of();
    do {
      var answer =
          client.query(
              query
                  .get()
                  .tableName(name)
                  .select(Select.COUNT)
                  .exclusiveStartKey(orNull(next))
                  .build());
      count += answer.count();
      next = answer.hasLastEvaluatedKey() ? answer.lastEvaluatedKey() : Map.of();
    } while (!next.isEmpty());
    return count;
  }

  static QueryRequest.Builder under(String pk, String prefix) {
    Expression condition =
        prefix.isEmpty()
            ? Expression.of("#pk=:pk").with("pk", pk)
            : Expression.of("#pk=:pk AND begins_with(#sk,:sk)").with("pk", pk).with("sk", prefix);
    return where(condition).consistentRead(true);
  }

  static QueryRequest.Builder where(Expression condition) {
    return QueryRequest.builder()
        .keyConditionExpression(condition.text())
        .expressionAttributeNames(condition.names())
        .expressionAttributeValues(condition.values());
  }

  private static QueryRequest.Builder where(Expression condition, Expression filter) {
    return where(condition)
        .filterExpression(filter.text())
        .expressionAttributeNames(both(condition, filter).names())
        .consistentRead(true);
  }

  /// Does one write; tells why not when its condition did not hold.
  Optional<Refused> write(Write write) {
    return switch (write) {
      case Write.PutItem put -> conditional(() -> client.putItem(request(put)));
      case Write.Change change -> conditional(() -> client.updateItem(request(change)));
      case Write.Remove remove -> conditional(() -> client.deleteItem(request(remove)));
      case Write.Check _ -> throw new IllegalArgumentException("A check alone writes nothing.");
    };
  }

  /// Does one change and answers the item as it stands then; empty when the condition did not hold.
  Optional<Item> changed(Write.Change change) {
    UpdateItemRequest request =
        request(change).toBuilder().returnValues(ReturnValue.ALL_NEW).build();
    try {
      return Optional.of(new Item(patience.until(() -> client.updateItem(request)).attributes()));
    } catch (ConditionalCheckFailedException _) {
      return Optional.empty();
    }
  }

  /// Removes an item and answers it; empty when there was none or the condition did not hold.
  Optional<Item> removed(Key key) {
    var answer =
        patience.until(() ->
            client.deleteItem(delete ->
                delete.tableName(name).key(key.attributes()).returnValues(ReturnValue.ALL_OLD)));
    return answer.hasAttributes() ? Optional.of(new Item(answer.attributes())) : Optional.empty();
  }

  /// Does all writes or none; answers the refused ones, none when all were done.
  List<Refused> transact(List<Write> writes) {
    return new Transaction(client, name, patience).run(writes);
  }

  /// Puts those of these items of whose key there is none, and answers the keys of the others.
  Set<Key> insert(List<Write.PutItem> items) {
    return new BatchInsert(client, name, patience).run(items);
  }

  private Optional<Refused> conditional(Runnable request) {
    try {
      patience.until(() -> {
        request.run();
        return true;
      });
      return Optional.empty();
    } catch (ConditionalCheckFailedException e) {
      return Optional.of(
          new Refused(0, e.hasItem() ? Optional.of(new Item(e.item())) : Optional.empty()));
    }
  }

  private PutItemRequest request(Write.PutItem put) {
    var request = PutItemRequest.builder().tableName(name).item(put.fields().item(put.key()));
    Expression condition = put.condition();
    if (condition != null) {
      request
          .conditionExpression(condition.text())
          .expressionAttributeNames(condition.names())
          .expressionAttributeValues(orNull(condition.values()))
          .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    }
    return request.build();
  }

  private UpdateItemRequest request(Write.Change change) {
    Expression both = both(change.update(), change.condition());
    var request =
        UpdateItemRequest.builder()
            .tableName(name)
            .key(change.key().attributes())
            .updateExpression(change.update().text())
            .expressionAttributeNames(both.names())
            .expressionAttributeValues(orNull(both.values()));
    Expression condition = change.condition();
    if (condition != null) {
      request
          .conditionExpression(condition.text())
          .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    }
    return request.build();
  }

  private DeleteItemRequest request(Write.Remove remove) {
    var request = DeleteItemRequest.builder().tableName(name).key(remove.key().attributes());
    Expression condition = remove.condition();
    if (condition != null) {
      request
          .conditionExpression(condition.text())
          .expressionAttributeNames(condition.names())
          .expressionAttributeValues(orNull(condition.values()))
          .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    }
    return request.build();
  }

  /// Names and values of an update and its condition together; the text is of no use.
  static Expression both(Expression update, @Nullable Expression condition) {
    if (condition == null) {
      return update;
    }
    Map<String, AttributeValue> values = new HashMap<>(update.values());
    values.putAll(condition.values());
    return new Expression(update.text() + " " + condition.text(), values);
  }

  /// DynamoDB refuses empty maps of values.
  static <K, V> @Nullable Map<K, V> orNull(Map<K, V> map) {
    return map.isEmpty() ? null : map;
  }

  /// A page of items.
  ///
  /// @param next where the next page begins; empty after the last
  record ItemPage(List<Item> items, Map<String, AttributeValue> next) {

    <T> List<T> map(Function<Item, T> mapping) {
      return items.stream().map(mapping).toList();
    }
  }
}
