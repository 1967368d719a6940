package dev.signalbox.aws.dynamo;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.sync.RunId;
import dev.signalbox.core.sync.RunPage;
import dev.signalbox.core.sync.RunQuery;
import dev.signalbox.core.sync.SyncRun;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// Lists the runs of a connection backwards in time, leaving out those that nobody asked for.
final class RunList {

  private static final int ROWS = 200;

  /// Together with [#ROWS]: how many runs are looked through for one page.
  private static final int MOST_REQUESTS = 5;

  private final Table table;

  RunList(Table table) {
    this.table = table;
  }

  RunPage page(ConnectionRef ref, RunQuery query) {
    List<SyncRun> found = new ArrayList<>();
    RunId before = query.before();
    Map<String, AttributeValue> next =
        before == null ? Map.of() : Keys.run(ref, before).attributes();
    int requests = 0;
    do {
      Table.ItemPage page = table.query(rows(ref, query, next));
      found.addAll(page.map(item -> RunItems.run(ref, item)));
      next = page.next();
      requests++;
    } while (!next.isEmpty() && found.size() <= query.limit() && requests < MOST_REQUESTS);
    return found.size() > query.limit()
        ? new RunPage(found.subList(0, query.limit()), found.get(query.limit() - 1).id())
        : new RunPage(found, runAt(next));
  }

  private static QueryRequest.Builder rows(
      ConnectionRef ref, RunQuery query, Map<String, AttributeValue> from) {
    QueryRequest.Builder rows = Table.under(Keys.of(ref), Keys.RUN);
    QueryRequest keys = rows.build();
    Expression filter = filter(query);
    Map<String, String> names = new HashMap<>(keys.expressionAttributeNames());
    names.putAll(filter.names());
    Map<String, AttributeValue> values = new HashMap<>(keys.expressionAttributeValues());
    values.putAll(filter.values());
    return rows.filterExpression(filter.text())
        .expressionAttributeNames(names)
        .expressionAttributeValues(values)
        .scanIndexForward(false)
        .limit(ROWS)
        .exclusiveStartKey(Table.orNull(from));
  }

  private static Expression filter(RunQuery query) {
    Expression taken = in(query.modes(), "mode");
    return query.ifFailed().isEmpty()
        ? taken
        : taken.or(
            in(query.ifFailed(), "other")
                .and(Expression.of("#state=:failed").with("failed", SyncRun.State.FAILED.word())));
  }

  private static Expression in(Set<SyncRun.Mode> modes, String value) {
    List<String> words = modes.stream().map(SyncRun.Mode::word).sorted().toList();
    Expression in =
        Expression.of(
            words.stream()
                .map(word -> ":" + value + word)
                .collect(Collectors.joining(",", "#" + RunItems.MODE + " IN (", ")")));
    for (String word : words) {
      in = in.with(value + word, word);
    }
    return in;
  }

  private static @Nullable RunId runAt(Map<String, AttributeValue> place) {
    return place.isEmpty()
        ? null
        : new RunId(Objects.requireNonNull(place.get(Key.SK)).s().substring(Keys.RUN.length()));
  }
}
