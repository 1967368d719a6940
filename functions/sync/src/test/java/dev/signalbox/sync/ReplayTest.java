package dev.signalbox.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.autotask.Autotask;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.psa.WebhookReader.Hint;
import dev.signalbox.core.psa.WebhookReader.Reading;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.store.Actor;
import dev.signalbox.simulator.autotask.store.Row;
import dev.signalbox.simulator.demo.DemoPlan;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Genuine deliveries that somebody sends again, much later, in any order.
class ReplayTest {

  private static final int TICKETS = 500;
  private static final List<Duration> LATER =
      List.of(
          Duration.ofSeconds(1), Duration.ofMinutes(6), Duration.ofHours(25), Duration.ofDays(30));

  private final long seed = Long.getLong("seed", 42L);
  private WorkedOffice worked;
  private String key;

  /// A delivery with the signature that it came with.
  private record Delivery(String body, String signature) {}

  private final List<Delivery> deliveries = new ArrayList<>();
  private final Map<Long, String> titles = new HashMap<>();

  @BeforeEach
  void deliverOnce() {
    System.out.println("seed " + seed);
    worked = new WorkedOffice(new DemoPlan(3, 60, 4, 1.0, 0.5, 0.5));
    worked.office.sync(SyncRun.Mode.FULL);
    worked.office.queue.take();
    worked.provision();
    key = worked.hook(Entity.TICKET).text("secretKey").orElseThrow();
    worked.office.clock.advance(Duration.ofMinutes(5));
  }

  @AfterEach
  void close() {
    worked.close();
  }

  @Test
  @Tag("P9")
  @Tag("REC-05")
  void aDeliveryThatIsSentAgainHasNoSecondEffect() {
    arriveAndChange();
    long written = written();
    assertThat(deliveries).hasSize(2 * TICKETS);
    assertThat(worked.judgements).hasSize(TICKETS);
    assertThat(written).isEqualTo(2 * TICKETS);

    for (Duration later : LATER) {
      worked.office.clock.advance(later);
      replayAll(this::work);
      assertHoldsThePsasState();
    }

    assertThat(worked.judgements).hasSize(TICKETS).doesNotHaveDuplicates();
    assertThat(written()).isEqualTo(written);
  }

  @Test
  @Tag("P9")
  @Tag("REC-05")
  void anOldVersionNeverOverwritesANewerOne() {
    arriveAndChange();
    worked.office.clock.advance(Duration.ofHours(1));
    for (long id : List.copyOf(titles.keySet())) {
      retitle(id, "third of " + id);
      receive("Update", id, this::work);
    }
    List<Delivery> first = deliveries.subList(0, 2 * TICKETS);

    for (Duration later : LATER) {
      worked.office.clock.advance(later);
      first.forEach(this::work);
      worked.workDue();
      assertHoldsThePsasState();
    }
  }

  /// Negative control: whoever takes over what a delivery says falls back to the older version, and
  /// acts on each delivery anew.
  @Test
  @Tag("P9")
  void believingWhatADeliverySaysWouldBringTheOldVersionBack() {
    Map<Long, String> believed = new HashMap<>();
    List<Long> acted = new ArrayList<>();
    arriveAndChange();

    replayAll(delivery -> {
      Json.Obj body = Json.parseObject(delivery.body());
      long id = body.number("Id").orElseThrow();
      acted.add(id);
      believed.put(id, body.object("Fields").flatMap(fields -> fields.text("Title")).orElseThrow());
    });

    assertThat(believed).isNotEqualTo(titles);
    assertThat(acted).hasSizeGreaterThan(TICKETS);
  }

  private interface Receiver {
    void receive(Delivery delivery);
  }

  private void arriveAndChange() {
    Row like =
        worked.office.truth("Ticket").stream()
            .filter(row -> worked.office.openTickets().contains(row.id()))
            .findFirst()
            .orElseThrow();
    List<Long> made = new ArrayList<>();
    for (int i = 0; i < TICKETS; i++) {
      long id = arrive(like, i);
      made.add(id);
      receive("Create", id, this::work);
    }
    worked.workDue();
    worked.office.clock.advance(Duration.ofMinutes(2));
    for (long id : made) {
      retitle(id, "second of " + id);
      receive("Update", id, this::work);
    }
    worked.workDue();
  }

  private long arrive(Row like, int number) {
    Row ticket =
        worked
            .office
            .simulator
            .autotask()
            .create(
                Actor.resource(worked.office.truth("Resource").getFirst().id()),
                "Ticket",
                Json.object()
                    .put("companyID", like.number("companyID").orElseThrow())
                    .put("title", "first, number " + number)
                    .put("status", 1)
                    .put("priority", like.number("priority").orElseThrow())
                    .put("queueID", like.number("queueID").orElseThrow())
                    .build());
    titles.put(ticket.id(), ticket.text("title").orElseThrow());
    return ticket.id();
  }

  private void retitle(long id, String title) {
    worked.update("Ticket", Json.object().put("id", id).put("title", title));
    titles.put(id, title);
  }

  /// What the PSA sends of a change, kept for later.
  private void receive(String action, long id, Receiver receiver) {
    String body =
        worked
            .payload(Entity.TICKET, action, id)
            .replace("\"Fields\":{}", "\"Fields\":{\"Title\":\"" + titles.get(id) + "\"}");
    Delivery delivery = new Delivery(body, signature(body));
    deliveries.add(delivery);
    receiver.receive(delivery);
  }

  private void replayAll(Receiver receiver) {
    List<Delivery> shuffled = new ArrayList<>(deliveries);
    Collections.shuffle(shuffled, new Random(seed));
    shuffled.forEach(receiver::receive);
    worked.workDue();
  }

  /// As the receiver of webhooks does: checked, and only record and action of it on the queue.
  private void work(Delivery delivery) {
    Reading reading =
        Autotask.webhooks()
            .read(
                Map.of("x-hook-signature", List.of(delivery.signature())),
                delivery.body().getBytes(StandardCharsets.UTF_8),
                List.of(key),
                worked.hook(Entity.TICKET).text("webhookGUID").orElseThrow());
    if (reading instanceof Reading.Trusted(Hint.Changed(Entity entity, long id, var action))) {
      worked.office.queue.send(
          Message.first(
              new Task.Refresh(Office.REF, entity, id, action),
              "cause",
              worked.office.clock.instant()));
    } else {
      throw new AssertionError("Not believed: " + reading);
    }
  }

  private void assertHoldsThePsasState() {
    titles.forEach((id, title) ->
        assertThat(worked.office.signals.find(Office.REF, new TicketId(id)))
            .hasValueSatisfying(signal -> assertThat(signal.ticket().title()).isEqualTo(title)));
  }

  /// Signals written in all, as the log has them.
  private long written() {
    return worked.log.stream()
        .filter(line -> line.contains("\"event\":\"refreshed\""))
        .mapToLong(line -> Json.parseObject(line).number("written").orElseThrow())
        .sum();
  }

  private String signature(String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      return "sha1="
          + Base64.getEncoder().encodeToString(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
