package dev.signalbox.aws.dynamo;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.TicketId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/// Whether a note stands in one place only, and its locator says which.
///
/// @param ref a connection whose tickets are among the first three
record WholeChildren(Table table, ConnectionRef ref) {

  private static final int TICKETS = 3;

  List<String> faults(long note) {
    Optional<TicketId> at =
        table.get(Keys.locator(ref, Entity.NOTE, note)).flatMap(ChildLocators::find);
    List<Long> places =
        LongStream.rangeClosed(1, TICKETS).boxed().filter(id -> stands(id, note)).toList();
    List<String> faults = new ArrayList<>();
    for (long place : places) {
      if (at.isEmpty()) {
        faults.add("no locator of the record under " + place);
      } else if (at.get().value() != place) {
        faults.add("a stray under " + place);
      }
    }
    if (at.isPresent() && !places.contains(at.get().value())) {
      faults.add("no record where the locator says, under " + at.get());
    }
    return faults;
  }

  private boolean stands(long ticket, long note) {
    return table.get(Keys.child(ref, new TicketId(ticket), Entity.NOTE, note)).isPresent();
  }
}
