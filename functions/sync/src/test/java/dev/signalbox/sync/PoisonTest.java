package dev.signalbox.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.aws.lambda.SqsMessage;
import dev.signalbox.aws.queue.TaskJson;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Company;
import dev.signalbox.core.psa.CompanyId;
import dev.signalbox.core.psa.Contact;
import dev.signalbox.core.psa.ContactId;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.PsaRecord;
import dev.signalbox.core.psa.WebhookReader.Action;
import dev.signalbox.core.signal.DirectoryStore;
import dev.signalbox.core.signal.MemoryDirectoryStore;
import dev.signalbox.core.signal.SearchName;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.json.Json;
import dev.signalbox.simulator.demo.DemoPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Messages that always fail, among many that do not.
class PoisonTest {

  private static final int MESSAGES = 10_000;
  private static final int BATCH = 1_000;
  private static final long FIRST = 9_000_000;

  private final Refusing directory = new Refusing();
  private final WorkedOffice worked =
      new WorkedOffice(
          new DemoPlan(3, 5, 2, 1.0, 0.5, 0.5), office -> directory.over(office.directory));

  @AfterEach
  void close() {
    worked.close();
  }

  @Test
  @Tag("P11")
  void onlyWhatAlwaysFailsEndsInTheDeadLettersAndIsDoneOnceWhenItCan() {
    contacts(MESSAGES);
    directory.refused.addAll(poison(MESSAGES));
    Queue queue = new Queue(hints(MESSAGES));

    queue.drain(this::work);

    assertThat(queue.deadIds()).isEqualTo(poison(MESSAGES));
    assertThat(queue.receivesOfDead()).containsOnly(Queue.MOST_RECEIVES);
    assertThat(directory.writes).hasSize(MESSAGES - poison(MESSAGES).size());
    assertThat(queue.mostReceivesOfDone()).isLessThanOrEqualTo(2);

    directory.refused.clear();
    queue.redrive();
    queue.drain(this::work);

    assertThat(queue.deadIds()).isEmpty();
    assertThat(directory.writes).hasSize(MESSAGES);
    assertThat(directory.writes.values()).containsOnly(1);
  }

  /// Negative control: a batch that fails as a whole takes what is beside the poison with it.
  @Test
  @Tag("P11")
  void failingAsAWholeWouldLoseWhatIsBesideIt() {
    contacts(BATCH);
    directory.refused.addAll(poison(BATCH));
    Queue queue = new Queue(hints(BATCH));

    queue.drain(batch -> {
      Set<String> failed = work(batch);
      return failed.isEmpty()
          ? failed
          : batch.stream().map(SqsMessage::id).collect(Collectors.toSet());
    });

    assertThat(queue.deadIds().size()).isGreaterThan(poison(BATCH).size());
  }

  private Set<String> work(List<SqsMessage> batch) {
    return worked.batch(batch, Duration.ofMinutes(1));
  }

  private static Set<Long> poison(int of) {
    Set<Long> every = new TreeSet<>();
    LongStream.range(0, of).filter(i -> i % 100 == 37).forEach(i -> every.add(FIRST + i));
    return every;
  }

  private void contacts(int many) {
    long company = worked.office.truth("Company").getLast().id();
    for (long id = FIRST; id < FIRST + many; id++) {
      worked
          .office
          .simulator
          .autotask()
          .plant(
              "Contact",
              Json.object()
                  .put("id", id)
                  .put("companyID", company)
                  .put("firstName", "Ada")
                  .put("lastName", "No. " + id)
                  .put("isActive", 1)
                  .build());
    }
  }

  private List<String> hints(int many) {
    List<String> bodies = new ArrayList<>();
    for (long id = FIRST; id < FIRST + many; id++) {
      Task task = new Task.Refresh(Office.REF, Entity.CONTACT, id, Action.CREATE);
      bodies.add(TaskJson.write(Message.first(task, "cause", worked.office.clock.instant())));
    }
    return bodies;
  }

  /// A queue as SQS has it: what fails comes again, at the fifth time it goes to the dead letters,
  /// and what is sent back from there has a new id.
  private static final class Queue {

    static final int MOST_RECEIVES = 5;

    private final Deque<SqsMessage> waiting = new ArrayDeque<>();
    private final List<SqsMessage> dead = new ArrayList<>();
    private final Map<String, Integer> done = new HashMap<>();
    private int made;

    Queue(List<String> bodies) {
      bodies.forEach(this::add);
    }

    private void add(String body) {
      waiting.add(new SqsMessage("m" + made++, body, "refresh", 0));
    }

    void drain(Function<List<SqsMessage>, Set<String>> work) {
      while (!waiting.isEmpty()) {
        Map<String, SqsMessage> batch = new LinkedHashMap<>();
        while (batch.size() < BATCH && !waiting.isEmpty()) {
          SqsMessage next = waiting.removeFirst();
          batch.put(
              next.id(),
              new SqsMessage(next.id(), next.body(), next.queue(), next.receiveCount() + 1));
        }
        Set<String> failed = work.apply(List.copyOf(batch.values()));
        batch.values().forEach(message -> settle(message, failed.contains(message.id())));
      }
    }

    private void settle(SqsMessage message, boolean failed) {
      if (!failed) {
        done.put(message.id(), message.receiveCount());
      } else if (message.receiveCount() >= MOST_RECEIVES) {
        dead.add(message);
      } else {
        waiting.addLast(message);
      }
    }

    void redrive() {
      List<SqsMessage> back = List.copyOf(dead);
      dead.clear();
      back.forEach(message -> add(message.body()));
    }

    Set<Long> deadIds() {
      Set<Long> ids = new TreeSet<>();
      dead.forEach(message -> ids.add(Json.parseObject(message.body()).number("id").orElseThrow()));
      return ids;
    }

    List<Integer> receivesOfDead() {
      return dead.stream().map(SqsMessage::receiveCount).toList();
    }

    int mostReceivesOfDone() {
      return done.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }
  }

  /// A directory that takes no contact that it was told to refuse, and counts what it wrote.
  private static final class Refusing implements DirectoryStore {

    final Set<Long> refused = new TreeSet<>();
    final Map<Long, Integer> writes = new HashMap<>();
    private DirectoryStore directory = new MemoryDirectoryStore();

    DirectoryStore over(DirectoryStore other) {
      directory = other;
      return this;
    }

    @Override
    public int save(ConnectionRef ref, List<Entry> entries) {
      int written = 0;
      for (Entry entry : entries) {
        long id = entry.record().recordId();
        if (refused.contains(id)) {
          throw new IllegalStateException("The item is too large.");
        }
        int one = directory.save(ref, List.of(entry));
        if (one > 0) {
          writes.merge(id, one, Integer::sum);
        }
        written += one;
      }
      return written;
    }

    @Override
    public Set<Long> idsBetween(ConnectionRef ref, Entity entity, long after, long upTo) {
      return directory.idsBetween(ref, entity, after, upTo);
    }

    @Override
    public boolean remove(ConnectionRef ref, Entity entity, long id, Instant askedAt) {
      return directory.remove(ref, entity, id, askedAt);
    }

    @Override
    public int leaveOut(ConnectionRef ref, Entity entity, Collection<Long> ids, Instant knownAt) {
      return directory.leaveOut(ref, entity, ids, knownAt);
    }

    @Override
    public Map<Long, PsaRecord> findAll(ConnectionRef ref, Entity entity, Collection<Long> ids) {
      return directory.findAll(ref, entity, ids);
    }

    @Override
    public Listing list(ConnectionRef ref, Entity entity, String after, int limit) {
      return directory.list(ref, entity, after, limit);
    }

    @Override
    public Listing companies(ConnectionRef ref, SearchName text, String after, int limit) {
      return directory.companies(ref, text, after, limit);
    }

    @Override
    public long count(ConnectionRef ref, Entity entity) {
      return directory.count(ref, entity);
    }

    @Override
    public Optional<Company> findCompany(ConnectionRef ref, CompanyId id) {
      return directory.findCompany(ref, id);
    }

    @Override
    public Optional<Contact> findContact(ConnectionRef ref, ContactId id) {
      return directory.findContact(ref, id);
    }
  }
}
