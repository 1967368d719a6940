package dev.signalbox.aws.dynamo;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.signal.SignalStore.Part;
import dev.signalbox.core.signal.SignalStore.TicketIds;
import java.util.ArrayList;
import java.util.List;

/// Walks over the locators of tickets, bucket after bucket, ascending within each.
final class IdWalk {

  private IdWalk() {}

  private static final int MIDDLE = Keys.BUCKETS / 2;

  /// @param all also those that are out of scope or gone
  static TicketIds page(
      Table table, ConnectionRef ref, Part part, String after, int limit, boolean all) {
    List<TicketId> ids = new ArrayList<>();
    String next = after;
    do {
      BucketWalk.Page page =
          BucketWalk.page(
              table,
              bucket -> Keys.locators(ref, Entity.TICKET, bucket),
              buckets(part),
              next,
              limit - ids.size());
      for (Item item : page.items()) {
        if (all || item.flag(SignalWriter.IN_SCOPE)) {
          ids.add(new TicketId(Long.parseLong(item.text(Key.SK))));
        }
      }
      next = page.next();
    } while (!next.isEmpty() && ids.size() < limit);
    return new TicketIds(ids, next);
  }

  private static BucketWalk.Buckets buckets(Part part) {
    return switch (part) {
      case ALL -> BucketWalk.Buckets.ALL;
      case ONE_HALF -> new BucketWalk.Buckets(0, MIDDLE);
      case OTHER_HALF -> new BucketWalk.Buckets(MIDDLE, Keys.BUCKETS);
    };
  }
}
