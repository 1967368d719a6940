package dev.signalbox.aws.dynamo;

import static dev.signalbox.core.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.Samples;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.Ticket;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.signal.SignalStatus;
import dev.signalbox.core.signal.SignalStore;
import dev.signalbox.core.triage.Processor;
import dev.signalbox.core.triage.Verdict;
import dev.signalbox.local.cloud.AwsService;
import dev.signalbox.local.contract.Cloud;
import dev.signalbox.local.contract.Needs;
import dev.signalbox.local.contract.OnCloud;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A removed connection leaves not one item, also none that only a run or a clear left behind. The
/// table is scanned to see it, which nothing else does.
@OnCloud
@Needs(AwsService.DYNAMODB)
class NothingLeftTest {

  private static final int TICKETS = 20;

  private final ConnectionRef ref = Samples.newRef();
  private final DynamoDbClient client;
  private final Table table;
  private final DynamoSignalStore signals;
  private final DynamoHoldings holdings;

  NothingLeftTest(Cloud cloud) {
    client = cloud.client(AwsService.DYNAMODB, DynamoDbClient.builder());
    table = StateTable.on(cloud);
    signals = new DynamoSignalStore(table);
    holdings = new DynamoHoldings(table);
  }

  @Test
  void whatAClearKeptGoesWithTheConnection() {
    fill();
    clear();
    assertThat(left()).anyMatch(key -> key.endsWith("PAST")).anyMatch(NothingLeftTest::isVerdict);
    assertThat(holdings.count(ref).total()).isPositive();

    remove();

    assertThat(left()).isEmpty();
  }

  @Test
  void ticketsThatCameBackAfterAClearGoAsWell() {
    fill();
    clear();
    fill();

    remove();

    assertThat(left()).isEmpty();
  }

  /// The control: what was left before cleared tickets had a locator.
  @Test
  void withoutTheLocatorOfClearedTicketsSomethingWouldStay() {
    fill();
    clear();
    for (int bucket = 0; bucket < Keys.BUCKETS; bucket++) {
      table.queryAll(Keys.cleared(ref, bucket), "").stream()
          .map(item -> table.write(Write.remove(item.key())))
          .forEach(refused -> assertThat(refused).isEmpty());
    }

    remove();

    assertThat(left()).isNotEmpty();
  }

  /// Tickets with a note, a time entry and a verdict each; the last is linked under one that we do
  /// not hold.
  private void fill() {
    var verdicts = new DynamoVerdictStore(table);
    for (long id = 1; id <= TICKETS; id++) {
      signals.save(ref, Samples.signal(id), Optional.empty());
    }
    Ticket child = Samples.ticket(TICKETS + 1, "Same here", NOON, 1, new TicketId(999));
    signals.save(ref, Samples.signal(child, SignalStatus.CHILD), Optional.empty());
    signals.removeChild(ref, Entity.NOTE, 5_000, NOON);
    new DynamoDirectoryStore(table).remove(ref, Entity.COMPANY, 7, NOON);
    for (long id = 1; id <= TICKETS; id++) {
      signals.saveChildren(
          ref, List.of(new SignalStore.Child(Samples.note(1_000 + id, id, "Called.", NOON), NOON)));
      Verdict verdict = Samples.verdict(Processor.SENTIMENT, 1);
      verdicts.replace(ref, new TicketId(id), verdict);
    }
  }

  private void clear() {
    while (signals.clear(ref, 15) > 0) {
      // Page by page, as a run does.
    }
  }

  private void remove() {
    while (holdings.removeSome(ref, 15) > 0) {
      // Page by page, as the job does.
    }
    assertThat(holdings.count(ref).total()).isZero();
  }

  private static boolean isVerdict(String key) {
    return key.contains(" " + Keys.VERDICT);
  }

  /// The keys of all items of the connection, in whatever table.
  private SortedSet<String> left() {
    var left = new TreeSet<String>();
    for (String name : client.listTables().tableNames()) {
      client
          .scanPaginator(scan ->
              scan.tableName(name)
                  .filterExpression("begins_with(pk, :pk)")
                  .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(Keys.of(ref)))))
          .items()
          .forEach(item -> left.add(item.get("pk").s() + " " + item.get("sk").s()));
    }
    return left;
  }
}
