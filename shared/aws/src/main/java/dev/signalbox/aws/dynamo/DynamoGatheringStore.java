package dev.signalbox.aws.dynamo;

import dev.signalbox.aws.queue.TaskJson;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.settings.Versioned;
import dev.signalbox.core.task.Gathering;
import dev.signalbox.core.task.GatheringStore;
import dev.signalbox.core.task.Message;
import dev.signalbox.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Which hints of a connection wait to be read together: a small item that expires when the
/// connection has been quiet for a day.
public final class DynamoGatheringStore implements GatheringStore {

  private static final String GATHERING = "GATHERING";
  private static final String FULL_AT = "fullAt"; // S, time
  private static final String HINTS = "hints"; // B, compressed JSON; absent when there are none
  private static final String VERSION = "version"; // N, condition of changes
  private static final String EXPIRES_AT = "expiresAt"; // N, seconds; tidies up
  private static final Duration KEPT = Duration.ofDays(1);

  private final Table table;

  public DynamoGatheringStore(Table table) {
    this.table = table;
  }

  @Override
  public Versioned<Gathering> gathering(ConnectionRef ref) {
    return table
        .get(Keys.setting(ref, GATHERING))
        .map(item -> new Versioned<>(read(item), item.number(VERSION)))
        .orElseGet(() -> new Versioned<>(Gathering.NONE, 0));
  }

  @Override
  public boolean saveGathering(ConnectionRef ref, Gathering gathering, long expectedVersion) {
    boolean some = !gathering.waiting().isEmpty() || !gathering.done().isEmpty();
    Fields fields =
        new Fields()
            .time(FULL_AT, gathering.fullAt())
            .put(HINTS, some ? Packed.pack(json(gathering)) : null)
            .number(VERSION, expectedVersion + 1)
            .number(EXPIRES_AT, gathering.fullAt().plus(KEPT).getEpochSecond());
    Expression condition =
        expectedVersion == 0
            ? Expression.ABSENT
            : Expression.of("#version=:held").with("held", expectedVersion);
    return table.write(Write.put(Keys.setting(ref, GATHERING), fields, condition)).isEmpty();
  }

  private static Json.Obj json(Gathering gathering) {
    return Json.object()
        .put("waiting", texts(gathering.waiting()))
        .put("done", texts(gathering.done()))
        .build();
  }

  private static Json texts(List<Message> hints) {
    return Json.texts(hints.stream().map(TaskJson::write).toList());
  }

  private static Gathering read(Item item) {
    Json.Obj hints = item.find(HINTS).map(Packed::unpack).orElseGet(() -> Json.object().build());
    return new Gathering(item.time(FULL_AT), hints(hints, "waiting"), hints(hints, "done"));
  }

  /// Those that a newer version wrote are left to the queue, where they are as well.
  private static List<Message> hints(Json.Obj json, String name) {
    List<Message> hints = new ArrayList<>();
    for (Json text : json.list(name)) {
      String body = text.asText().orElseThrow();
      if (TaskJson.read(body, "", Instant.EPOCH) instanceof TaskJson.Decoded.Known(Message hint)) {
        hints.add(hint);
      }
    }
    return hints;
  }
}
