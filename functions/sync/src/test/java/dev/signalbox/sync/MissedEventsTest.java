package dev.signalbox.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.WebhookReader.Action;
import dev.signalbox.core.settings.HookWatch;
import dev.signalbox.core.signal.Signal;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.task.Task.HookDoubt;
import dev.signalbox.simulator.autotask.store.Actor;
import dev.signalbox.simulator.autotask.store.Row;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What webhooks missed is found in the log of the PSA, or pulled.
class MissedEventsTest extends WithHooks {

  @Test
  @Tag("REC-02")
  void whatThePsaGaveUpIsReadFromItsLogOnce() {
    worked.pass(Duration.ofMinutes(5));
    long ticket = office.held().iterator().next();
    retitle(ticket, "Nobody was told");
    Row entry =
        worked.giveUp(Entity.TICKET, worked.payload(Entity.TICKET, "Update", ticket), "503 later");

    worked.check(HookDoubt.ROUTINE);
    worked.check(HookDoubt.ROUTINE);

    assertThat(signal(ticket).ticket().title()).isEqualTo("Nobody was told");
    assertThat(watch().errorsRead()).isEqualTo(entry.id());
    assertThat(watch().failures())
        .containsEntry(Entity.TICKET, new HookWatch.Failure(office.clock.instant(), "503 later"));
    assertThat(worked.logged("missedFetched")).isOne();
  }

  @Test
  @Tag("REC-02")
  void aPayloadThatTheLogCutOffStillTellsWhichRecord() {
    long ticket = office.held().iterator().next();
    retitle(ticket, "Its payload was long");
    String whole =
        worked
            .payload(Entity.TICKET, "Update", ticket)
            .replace("\"Fields\":{}", "\"Fields\":{\"Description\":\"" + "x".repeat(9_000) + "\"}");
    worked.giveUp(Entity.TICKET, whole.substring(0, 8_000), "no answer");

    worked.check(HookDoubt.ROUTINE);

    assertThat(signal(ticket).ticket().title()).isEqualTo("Its payload was long");
  }

  @Test
  @Tag("REC-02")
  void aLogOfManyPagesIsWorkedToItsEnd() {
    long ticket = office.held().iterator().next();
    for (int i = 0; i < 1_203; i++) {
      worked.giveUp(Entity.TICKET, worked.payload(Entity.TICKET, "Update", ticket), "503");
    }
    Row last = worked.giveUp(Entity.NOTE, "not even JSON", "503");

    worked.check(HookDoubt.ROUTINE);

    assertThat(watch().errorsRead()).isEqualTo(last.id());
  }

  @Test
  @Tag("REC-02")
  void deletionsThatWereNotDeliveredAreFoundInTheLog() {
    long ticket = office.held().iterator().next();
    String payload = worked.payload(Entity.TICKET, "Delete", ticket);
    office.simulator.autotask().delete(Actor.resource(1), "Ticket", ticket);
    worked.giveUp(Entity.TICKET, payload, "503");

    worked.check(HookDoubt.ROUTINE);

    assertThat(signal(ticket).standing()).isEqualTo(Signal.Standing.GONE);
  }

  @Test
  @Tag("RT-14")
  void aPulledRecordIsInTheStore() {
    long ticket = office.held().iterator().next();
    retitle(ticket, "Pulled");

    worked.work(new Task.Pull(Office.REF, Entity.TICKET, ticket, Action.UPDATE));

    assertThat(signal(ticket).ticket().title()).isEqualTo("Pulled");
    assertThat(office.settings.lastDeliveries(Office.REF)).isEmpty();
  }

  @Test
  @Tag("TRB-05")
  void theLastDeliveryIsNotedAtMostOnceAMinute() {
    long ticket = office.held().iterator().next();
    Instant first = office.clock.instant();
    for (int second = 0; second < 90; second++) {
      worked.work(new Task.Refresh(Office.REF, Entity.TICKET, ticket, Action.UPDATE));
      office.clock.advance(Duration.ofSeconds(1));
    }

    assertThat(office.settings.lastDeliveries(Office.REF))
        .containsOnlyKeys(Entity.TICKET)
        .containsEntry(Entity.TICKET, first.plusSeconds(60));
  }
}
