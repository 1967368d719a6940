package dev.signalbox.aws.dynamo;

import static dev.signalbox.core.Samples.NOON;
import static dev.signalbox.core.Samples.note;
import static dev.signalbox.core.Samples.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.core.Samples;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.signal.Signal;
import dev.signalbox.core.signal.SignalStatus;
import dev.signalbox.core.signal.SignalStore;
import dev.signalbox.core.signal.SignalStore.Child;
import dev.signalbox.core.triage.Processor;
import dev.signalbox.core.triage.VerdictStore;
import dev.signalbox.local.cloud.AwsService;
import dev.signalbox.local.contract.Cloud;
import dev.signalbox.local.contract.Needs;
import dev.signalbox.local.contract.OnCloud;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Which items expire: those of closed signals, and no others.
@OnCloud
@Needs(AwsService.DYNAMODB)
class RetentionTest {

  private static final TicketId SEVEN = new TicketId(7);
  private static final long IN_30_DAYS = NOON.plusSeconds(30 * 86_400).getEpochSecond();

  private final ConnectionRef ref = Samples.newRef();
  private final Table table;
  private final SignalStore signals;
  private final VerdictStore verdicts;

  RetentionTest(Cloud cloud) {
    table = StateTable.on(cloud);
    signals = new DynamoSignalStore(table, Retention.ofDays("30"));
    verdicts = new DynamoVerdictStore(table);
  }

  @Test
  void nothingOfAnOpenSignalExpires() {
    save(SignalStatus.NEW, 0);
    addChildren(3);
    assertThat(items()).hasSize(9).allMatch(item -> !expires(item));
  }

  @Test
  void aClosedSignalExpiresWithAllThatStandsBesideIt() {
    save(SignalStatus.NEW, 0);
    addChildren(3);
    save(SignalStatus.CLOSED, 1);
    assertThat(items()).hasSize(9).allMatch(item -> expires(item));
  }

  @Test
  void whatComesAfterwardsExpiresWithIt() {
    save(SignalStatus.CLOSED, 0);
    addChildren(3);
    assertThat(items()).hasSize(9).allMatch(item -> expires(item));
  }

  @Test
  void aReopenedSignalStaysWithAllThatStandsBesideIt() {
    save(SignalStatus.CLOSED, 0);
    addChildren(3);
    save(SignalStatus.ACTIVE, 1);
    assertThat(items()).hasSize(9).allMatch(item -> !expires(item));
  }

  @Test
  void moreNotesThanATransactionTakesExpireAndStayToo() {
    save(SignalStatus.NEW, 0);
    addChildren(70);
    save(SignalStatus.CLOSED, 1);
    assertThat(items()).hasSize(143).allMatch(item -> expires(item));
    save(SignalStatus.RESOLVED, 2);
    assertThat(items()).hasSize(143).allMatch(item -> !expires(item));
  }

  @Test
  void aChangeOfAClosedSignalMovesNoExpiry() {
    save(SignalStatus.CLOSED, 0);
    addChildren(1);
    Signal later = signal(SignalStatus.CLOSED, 1).readAgain(NOON.plusSeconds(90_000));
    assertThat(signals.save(ref, later, Optional.empty())).isTrue();
    assertThat(items()).hasSize(5).allMatch(item -> expires(item));
  }

  @Test
  void aLinkedSignalsMarkExpiresWithItAndNotWithItsParent() {
    save(SignalStatus.NEW, 0);
    Signal linked = Samples.signal(ticket(8, "Mine too", NOON, 1, SEVEN), SignalStatus.CLOSED);
    assertThat(signals.save(ref, linked, Optional.empty())).isTrue();
    Item mark = table.get(Keys.linked(ref, SEVEN, new TicketId(8))).orElseThrow();
    assertThat(expires(mark)).isTrue();
    save(SignalStatus.CLOSED, 1);
    save(SignalStatus.NEW, 2);
    assertThat(table.get(Keys.linked(ref, SEVEN, new TicketId(8))).map(RetentionTest::expires))
        .contains(true);
  }

  @Test
  void aNoteThatWasLeftToExpireStaysOnceItIsReadAgain() {
    save(SignalStatus.CLOSED, 0);
    addChildren(1);
    var stale = new Fields().number(Retention.EXPIRES_AT, IN_30_DAYS);
    save(SignalStatus.ACTIVE, 1);
    table.write(Write.change(Keys.locator(ref, Entity.NOTE, 1), stale));
    table.write(Write.change(Keys.child(ref, SEVEN, Entity.NOTE, 1), stale));
    assertThat(saveNotes(1)).isEqualTo(1);
    assertThat(items()).hasSize(5).allMatch(item -> !expires(item));
  }

  @Test
  void withoutARetentionNothingExpires() {
    var forGood = new DynamoSignalStore(table);
    assertThat(forGood.save(ref, signal(SignalStatus.CLOSED, 0), Optional.empty())).isTrue();
    assertThat(items()).isNotEmpty().allMatch(item -> !expires(item));
  }

  @Test
  void aRetentionThatIsNoNumberOfDaysIsRefused() {
    assertThatThrownBy(() -> Retention.ofDays("a year"))
        .hasMessage("RETENTION_DAYS has to be a number of days, such as 365, not \"a year\".");
    assertThatThrownBy(() -> Retention.ofDays("0")).hasMessageContaining("at least a day");
  }

  /// Notes, and one verdict.
  private void addChildren(int notes) {
    assertThat(saveNotes(notes)).isEqualTo(notes);
    assertThat(verdicts.save(ref, SEVEN, Samples.verdict(Processor.SENTIMENT, 1))).isTrue();
  }

  private int saveNotes(int notes) {
    return signals
        .saveChildren(
            ref,
            LongStream.rangeClosed(1, notes)
                .mapToObj(id -> new Child(note(id, 7, "Hello", NOON), NOON))
                .toList())
        .written();
  }

  private void save(SignalStatus status, long revision) {
    assertThat(signals.save(ref, signal(status, revision), Optional.empty())).isTrue();
  }

  private static Signal signal(SignalStatus status, long revision) {
    return Samples.signal(ticket(7), status).withRevision(revision);
  }

  /// The ticket's items and the locators of all of them, but for marks of linked tickets.
  private List<Item> items() {
    List<Item> beside = table.queryAll(Keys.ticket(ref, SEVEN), "");
    Stream<Key> locators =
        beside.stream()
            .filter(item -> !item.text(Key.SK).equals(Keys.SIGNAL))
            .filter(item -> !item.text(Key.SK).startsWith(Keys.LINKED))
            .flatMap(item ->
                Stream.concat(Stream.of(item.key()), ChildLocators.keyOf(ref, item).stream()));
    return Stream.concat(
            Stream.of(Keys.signal(ref, SEVEN), Keys.locator(ref, Entity.TICKET, 7)), locators)
        .map(key -> table.get(key).orElseThrow())
        .toList();
  }

  /// Whether it expires, and then when it should.
  private static boolean expires(Item item) {
    Long at = item.findNumber(Retention.EXPIRES_AT);
    assertThat(at).as(item.key().toString()).isIn(null, IN_30_DAYS);
    return at != null;
  }
}
