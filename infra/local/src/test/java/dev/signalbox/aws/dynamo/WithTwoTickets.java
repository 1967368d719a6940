package dev.signalbox.aws.dynamo;

import static dev.signalbox.core.Samples.NOON;

import dev.signalbox.core.Samples;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Note;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.signal.SignalStore.Child;
import dev.signalbox.local.contract.Cloud;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/// A test of notes on two tickets that are held.
abstract class WithTwoTickets {

  static final TicketId ONE = new TicketId(1);
  static final TicketId TWO = new TicketId(2);
  static final Retention RETENTION = Retention.ofDays("30");

  final ConnectionRef ref = Samples.newRef();
  final Cloud cloud;
  final Table table;
  final DynamoSignalStore store;
  final WholeChildren whole;

  WithTwoTickets(Cloud cloud) {
    this.cloud = cloud;
    table = StateTable.on(cloud);
    store = new DynamoSignalStore(table, RETENTION);
    whole = new WholeChildren(table, ref);
  }

  @BeforeEach
  void holdTwoTickets() {
    store.save(ref, Samples.signal(1), Optional.empty());
    store.save(ref, Samples.signal(2), Optional.empty());
  }

  /// The store of a client to which something happens.
  final DynamoSignalStore storeWith(ExecutionInterceptor moment) {
    return new DynamoSignalStore(StateTable.on(cloud, moment), RETENTION);
  }

  final int save(Note note, long readAfter) {
    return store.saveChildren(ref, List.of(child(note, readAfter))).written();
  }

  static Child child(Note note, long readAfter) {
    return new Child(note, NOON.plusSeconds(readAfter));
  }

  final List<String> texts(TicketId ticket) {
    return store.story(ref, ticket).orElseThrow().notes().stream().map(Note::text).toList();
  }
}
