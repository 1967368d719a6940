package dev.signalbox.aws.dynamo;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes records out of the directory, a company with the entries of its name.
final class DirectoryRemoval {

  private final Table table;

  DirectoryRemoval(Table table) {
    this.table = table;
  }

  /// Leaves a tombstone, unless the record was read after the PSA was asked.
  boolean bury(ConnectionRef ref, Entity entity, long id, Instant askedAt) {
    Key key = Keys.directoryEntry(ref, entity, id);
    while (true) {
      Item held = table.get(key).orElse(null);
      if (isLater(held, askedAt)) {
        return false;
      }
      Write burial = Tombstone.put(key, askedAt, DirectoryItems.sameAs(held));
      if (done(burial, ref, entity, id, held)) {
        return held != null && !Tombstone.is(held);
      }
    }
  }

  private boolean done(
      Write write, ConnectionRef ref, Entity entity, long id, @Nullable Item held) {
    if (entity != Entity.COMPANY || held == null || Tombstone.is(held)) {
      return table.write(write).isEmpty();
    }
    List<Write> writes = new ArrayList<>();
    writes.add(write);
    writes.addAll(CompanyNames.writes(ref, id, held.text(DirectoryItems.NAME), null));
    return table.transact(writes).isEmpty();
  }

  /// Whether the record was read after the PSA was asked, or found to be gone no earlier.
  private static boolean isLater(@Nullable Item held, Instant askedAt) {
    if (held == null) {
      return false;
    }
    return Tombstone.is(held)
        ? Tombstone.covers(held, askedAt)
        : held.time(DirectoryItems.READ_AT).isAfter(askedAt);
  }
}
