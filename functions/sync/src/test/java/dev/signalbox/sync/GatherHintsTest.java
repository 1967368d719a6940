package dev.signalbox.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.aws.lambda.Log;
import dev.signalbox.aws.lambda.SqsMessage;
import dev.signalbox.aws.queue.TaskJson;
import dev.signalbox.core.SeededRandomness;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.psa.WebhookReader.Action;
import dev.signalbox.core.signal.DirectoryStore;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.task.Gathering;
import dev.signalbox.core.task.MemoryGatheringStore;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.task.TaskQueue;
import dev.signalbox.json.Json;
import dev.signalbox.simulator.demo.DemoPlan;
import dev.signalbox.sync.GatherHints.Gathered;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Hints of a connection where something changes all the time.
class GatherHintsTest {

  private static final int SECONDS = 120;
  private static final double MOST_CALLS = 0.3;

  /// Whether contacts can be stored.
  private boolean takesContacts = true;

  private final WorkedOffice worked =
      new WorkedOffice(new DemoPlan(5, 120, 4, 1.0, 0.5, 0.5), office -> choosy(office.directory));
  private final Office office = worked.office;
  private final Map<Long, String> titles = new HashMap<>();
  private final Map<Long, Instant> changed = new HashMap<>();
  private List<Long> tickets = List.of();
  private int changes;

  @BeforeEach
  void copy() {
    office.sync(SyncRun.Mode.FULL);
    office.queue.take();
    office.clock.advance(Duration.ofMinutes(5));
    tickets = List.copyOf(office.held());
    office.reads.clear();
  }

  @AfterEach
  void close() {
    worked.close();
  }

  @Test
  @Tag("RT-02")
  void changesOfABusyDeskCostACallNowAndThenAndNoneComesLate() {
    Duration slowest = Duration.ZERO;
    for (int second = 0; second < SECONDS; second++) {
      // Five changes in three seconds, as when a hundred connections share 10,000 in a minute.
      for (int i = 0; i < (second % 3 == 0 ? 1 : 2); i++) {
        send(change());
      }
      worked.workDue();
      slowest = longer(slowest, longestOpen());
      office.clock.advance(Duration.ofSeconds(1));
    }
    office.clock.advance(Gathering.EVERY);
    worked.workDue();

    assertThat(changes).isEqualTo(SECONDS * 5 / 3);
    assertThat(longestOpen()).isZero();
    assertThat(slowest).isLessThanOrEqualTo(Gathering.EVERY);
    assertThat(office.reads.get(Entity.TICKET)).isLessThan((int) (MOST_CALLS * changes));
  }

  /// The control: what each change would cost if its hint were read as it comes.
  @Test
  void readingEachHintAsItComesWouldCostMore() {
    for (int second = 0; second < SECONDS; second++) {
      for (int i = 0; i < (second % 3 == 0 ? 1 : 2); i++) {
        office.hinting().work(Office.REF, List.of(change()));
      }
      office.clock.advance(Duration.ofSeconds(1));
    }

    assertThat(office.reads.get(Entity.TICKET)).isGreaterThan((int) (MOST_CALLS * changes));
  }

  @Test
  @Tag("RT-02")
  void changeAtAQuietDeskIsReadAtOnce() {
    for (int minute = 0; minute < 5; minute++) {
      send(change());
      worked.workDue();
      assertThat(longestOpen()).isZero();
      office.clock.advance(Duration.ofMinutes(1));
    }
  }

  @Test
  void whatOneTurnReadForOthersCostsNothingWhenItComesOffTheQueue() {
    useUpTurns();
    send(change());
    worked.workDue();
    office.clock.advance(Gathering.EVERY);
    office.reads.clear();

    Message own = change();
    assertThat(work(own)).isEmpty();
    assertThat(longestOpen()).isZero();
    worked.workDue();

    assertThat(office.reads).containsEntry(Entity.TICKET, 1);
  }

  @Test
  void whoeverDiesWithATurnLosesNothing() {
    useUpTurns();
    send(change());
    worked.workDue();
    office.clock.advance(Gathering.EVERY);
    Gathered taken = office.gathering().gather(Office.REF, List.of(change()));
    assertThat(taken.others()).hasSize(1);
    Message own = taken.own().getFirst();

    // The worker dies here: its own message comes again, the other one waits on the queue.
    for (Duration waited = Duration.ZERO;
        waited.compareTo(Gathering.LONGEST) < 0;
        waited = waited.plusSeconds(1)) {
      worked.workDue();
      office.clock.advance(Duration.ofSeconds(1));
    }
    send(own);
    worked.workDue();

    assertThat(longestOpen()).isZero();
  }

  @Test
  @Tag("P11")
  void whatFailsOfTheOthersDoesNotKeepTheOwnFromBeingRead() {
    useUpTurns();
    long contact = office.truth("Contact").getFirst().id();
    takesContacts = false;
    send(
        Message.first(
            new Task.Refresh(Office.REF, Entity.CONTACT, contact, Action.UPDATE), "c", now()));
    worked.workDue();
    office.clock.advance(Gathering.EVERY);

    Message own = change();
    assertThat(work(own)).isEmpty();

    assertThat(longestOpen()).isZero();
    assertThat(worked.logged("refreshFailed")).isOne();
    // It comes off the queue for itself, and fails alone.
    office.clock.advance(Gathering.EVERY);
    assertThatThrownBy(worked::workDue).isInstanceOf(AssertionError.class);
  }

  /// A PSA that was away stirs all desks at one moment.
  @Test
  @Tag("P21")
  void twoDesksDoNotTakeTheirTurnsAtOneMoment() {
    assertThat(turnAfter(1)).isNotEqualTo(turnAfter(2));
    // The same chance for both would bring them together, and this would show it.
    assertThat(turnAfter(1)).isEqualTo(turnAfter(1));
  }

  private Instant turnAfter(long seed) {
    var gathering =
        new GatherHints(
            new MemoryGatheringStore(),
            office.connections,
            office.queue,
            new SeededRandomness(seed),
            office.ours,
            new Log("sync", _ -> {}));
    for (int i = 0; i < 3; i++) {
      gathering.gather(Office.REF, List.of(change()));
    }
    assertThat(gathering.gather(Office.REF, List.of(change())).own()).isEmpty();
    return office.queue.sent().getLast().message().notBefore();
  }

  @Test
  void queueThatDoesNotTakeBackWhatShallWaitHasItReadAtOnce() {
    useUpTurns();
    Message hint = change();
    var noQueue =
        new GatherHints(
            office.gatherings,
            office.connections,
            new NoQueue(),
            byte[]::new,
            office.ours,
            new Log("sync", _ -> {}));

    assertThat(noQueue.gather(Office.REF, List.of(hint)).own()).containsExactly(hint);
  }

  @Test
  void nothingIsKeptOfAConnectionThatIsNoMore() {
    office.connections.delete(Office.REF);

    assertThat(office.gathering().gather(Office.REF, List.of(change())).own()).hasSize(1);
    assertThat(office.gatherings.gathering(Office.REF).version()).isZero();
  }

  private DirectoryStore choosy(DirectoryStore directory) {
    return (DirectoryStore)
        Proxy.newProxyInstance(
            DirectoryStore.class.getClassLoader(),
            new Class<?>[] {DirectoryStore.class},
            (_, method, arguments) -> {
              if (method.getName().equals("save") && !takesContacts) {
                throw new IllegalStateException("The item is too large.");
              }
              return method.invoke(directory, arguments);
            });
  }

  private static final class NoQueue implements TaskQueue {

    @Override
    public void send(List<Message> messages) {
      throw new IllegalStateException("The queue is away.");
    }

    @Override
    public void sendLater(Message message, Duration delay) {
      throw new IllegalStateException("The queue is away.");
    }
  }

  private void useUpTurns() {
    while (office.gatherings.gathering(Office.REF).value().turnAt().compareTo(now()) <= 0) {
      assertThat(work(change())).isEmpty();
    }
  }

  private List<String> work(Message hint) {
    return List.copyOf(
        worked.batch(
            List.of(new SqsMessage("m", TaskJson.write(hint), "queue", 1)), Duration.ofMinutes(1)));
  }

  private void send(Message hint) {
    office.queue.send(hint);
  }

  /// Somebody changes a ticket; answers the hint about it.
  private Message change() {
    int number = changes++;
    long ticket = tickets.get(number % tickets.size());
    String title = "Change " + number;
    worked.update("Ticket", Json.object().put("id", ticket).put("title", title));
    titles.put(ticket, title);
    changed.put(ticket, now());
    return Message.first(
        new Task.Refresh(Office.REF, Entity.TICKET, ticket, Action.UPDATE), "c" + number, now());
  }

  /// For how long the copy has lacked a change; zero when it has all of them.
  private Duration longestOpen() {
    List<Duration> open = new ArrayList<>();
    titles.forEach((id, title) -> {
      if (!office
          .signals
          .find(Office.REF, new TicketId(id))
          .orElseThrow()
          .ticket()
          .title()
          .equals(title)) {
        open.add(Duration.between(changed.get(id), now()));
      }
    });
    return open.stream().reduce(Duration.ZERO, GatherHintsTest::longer);
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }

  private Instant now() {
    return office.clock.instant();
  }
}
