package dev.signalbox.aws.dynamo;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/// Walks over items that are spread over buckets, bucket after bucket, ascending within each.
final class BucketWalk {

  private BucketWalk() {}

  /// A page of the walk.
  ///
  /// @param next where the next page begins; empty after the last
  record Page(List<Item> items, String next) {}

  /// Which buckets to walk over.
  ///
  /// @param end the one after the last
  record Buckets(int first, int end) {
    static final Buckets ALL = new Buckets(0, Keys.BUCKETS);
  }

  /// A place in the walk: after a sort key of a bucket.
  private record Place(int bucket, String after) {

    static Place read(String text, Buckets buckets) {
      int colon = text.indexOf(':');
      return colon < 0
          ? new Place(buckets.first(), "")
          : new Place(Integer.parseInt(text.substring(0, colon)), text.substring(colon + 1));
    }

    String write(Buckets buckets) {
      return bucket < buckets.end() ? bucket + ":" + after : "";
    }
  }

  /// @param partition the partition key of a bucket
  /// @param after where the page before ended; empty for the first
  static Page page(
      Table table, IntFunction<String> partition, Buckets buckets, String after, int limit) {
    List<Item> items = new ArrayList<>();
    Place place = Place.read(after, buckets);
    while (place.bucket() < buckets.end() && items.size() < limit) {
      Expression condition =
          Expression.of("#pk=:pk AND #sk>:after")
              .with("pk", partition.apply(place.bucket()))
              .with("after", place.after().isEmpty() ? " " : place.after());
      Table.ItemPage page =
          table.query(Table.where(condition).consistentRead(true).limit(limit - items.size()));
      items.addAll(page.items());
      place =
          page.next().isEmpty()
              ? new Place(place.bucket() + 1, "")
              : new Place(place.bucket(), page.items().getLast().text(Key.SK));
    }
    return new Page(items, place.write(buckets));
  }
}
