package dev.signalbox.aws.dynamo;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.sync.Seen;
import dev.signalbox.core.sync.SeenStore;
import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What was seen of the changes of a connection, one small item for all entities.
public final class DynamoSeenStore implements SeenStore {

  private static final String SEEN = "SEEN";
  private static final String VALUE = "value"; // B, compressed JSON
  private static final String VERSION = "version"; // N, condition of changes
  private static final int ATTEMPTS = 20;

  private final Table table;

  public DynamoSeenStore(Table table) {
    this.table = table;
  }

  @Override
  public Map<Entity, Seen> seen(ConnectionRef ref) {
    return table.get(Keys.setting(ref, SEEN)).map(DynamoSeenStore::read).orElse(Map.of());
  }

  @Override
  public void add(ConnectionRef ref, Map<Entity, Seen> more) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<Item> held = table.get(Keys.setting(ref, SEEN));
      Map<Entity, Seen> all = new EnumMap<>(Entity.class);
      held.map(DynamoSeenStore::read).ifPresent(all::putAll);
      more.forEach((entity, seen) -> all.merge(entity, seen, Seen::plus));
      if (write(ref, all, held.map(item -> item.number(VERSION)).orElse(0L))) {
        return;
      }
    }
    throw new IllegalStateException("What was seen of " + ref + " is being written all the time.");
  }

  private boolean write(ConnectionRef ref, Map<Entity, Seen> all, long version) {
    Fields fields = new Fields().put(VALUE, Packed.pack(json(all))).number(VERSION, version + 1);
    Expression condition =
        version == 0 ? Expression.ABSENT : Expression.of("#version=:held").with("held", version);
    return table.write(Write.change(Keys.setting(ref, SEEN), fields, condition)).isEmpty();
  }

  private static Json.Obj json(Map<Entity, Seen> all) {
    ObjBuilder json = Json.object();
    all.forEach((entity, seen) ->
        json.put(
            entity.word(),
            Json.object()
                .put("latest", seen.latest())
                .put(
                    "lags",
                    Json.array(
                        seen.lags().stream().map(lag -> Json.number(lag.toMillis())).toList()))
                .build()));
    return json.build();
  }

  private static Map<Entity, Seen> read(Item item) {
    Map<Entity, Seen> all = new EnumMap<>(Entity.class);
    item.find(VALUE)
        .map(Packed::unpack)
        .orElseThrow()
        .fields()
        .forEach((word, json) ->
            Entity.find(word).ifPresent(entity -> all.put(entity, seen((Json.Obj) json))));
    return all;
  }

  private static Seen seen(Json.Obj json) {
    List<Duration> lags =
        json.list("lags").stream()
            .map(lag -> Duration.ofMillis(lag.asLong().orElseThrow()))
            .toList();
    return new Seen(json.text("latest").map(Instant::parse).orElse(null), lags);
  }
}
