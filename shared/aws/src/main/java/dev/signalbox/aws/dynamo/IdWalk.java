package dev.signalbox.aws.dynamo;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.signal.SignalStore.TicketIds;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// Walks over the locators of tickets, bucket after bucket, ascending within each.
final class IdWalk {

  private IdWalk() {}

  /// A place in the walk: after an id of a bucket.
  private record Place(int bucket, String after) {

    static Place read(String text) {
      int colon = text.indexOf(':');
      return colon < 0
          ? new Place(0, "")
          : new Place(Integer.parseInt(text.substring(0, colon)), text.substring(colon + 1));
    }

    String write() {
      return bucket < Keys.BUCKETS ? bucket + ":" + after : "";
    }
  }

  static TicketIds page(Table table, ConnectionRef ref, String after, int limit) {
    List<TicketId> ids = new ArrayList<>();
    Place place = Place.read(after);
    while (place.bucket() < Keys.BUCKETS && ids.size() < limit) {
      int wanted = limit - ids.size();
      var page = table.query(after(ref, place).consistentRead(true).limit(wanted));
      for (Item item : page.items()) {
        if (item.flag(SignalWriter.IN_SCOPE)) {
          ids.add(new TicketId(Long.parseLong(item.text(Key.SK))));
        }
      }
      place =
          page.next().isEmpty()
              ? new Place(place.bucket() + 1, "")
              : new Place(place.bucket(), page.items().getLast().text(Key.SK));
    }
    return new TicketIds(ids, place.write());
  }

  private static QueryRequest.Builder after(ConnectionRef ref, Place place) {
    return Table.where(
        Expression.of("#pk=:pk AND #sk>:after")
            .with("pk", Keys.locators(ref, Entity.TICKET, place.bucket()))
            .with("after", place.after().isEmpty() ? " " : place.after()));
  }
}
