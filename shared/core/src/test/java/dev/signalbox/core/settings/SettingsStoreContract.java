package dev.signalbox.core.settings;

import static dev.signalbox.core.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.Race;
import dev.signalbox.core.Samples;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Condition;
import dev.signalbox.core.psa.Condition.Field;
import dev.signalbox.core.psa.Condition.Op;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.MemberId;
import dev.signalbox.core.psa.PickValue;
import dev.signalbox.core.psa.ScopeFields;
import dev.signalbox.core.psa.TicketFields;
import dev.signalbox.core.signal.MemberMap;
import dev.signalbox.core.signal.QueueSelection;
import dev.signalbox.core.signal.ScopeRules;
import dev.signalbox.core.signal.SignalStatus;
import dev.signalbox.core.signal.Stage;
import dev.signalbox.core.signal.StatusMap;
import dev.signalbox.core.tenant.EmailAddress;
import dev.signalbox.core.tenant.UserId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What every store of settings does.
public abstract class SettingsStoreContract {

  protected abstract SettingsStore store();

  private final ConnectionRef ref = Samples.newRef();

  @Test
  void settingsThatWereNeverSavedAreEmptyAtVersionZero() {
    assertThat(store().queues(ref)).isEqualTo(new Versioned<>(QueueSelection.NONE, 0));
    assertThat(store().statuses(ref)).isEqualTo(new Versioned<>(StatusMap.EMPTY, 0));
    assertThat(store().members(ref)).isEqualTo(new Versioned<>(MemberMap.EMPTY, 0));
    assertThat(store().fields(ref)).isEmpty();
    assertThat(store().hooks(ref)).isEmpty();
    assertThat(store().provisionNote(ref)).isEmpty();
  }

  @Test
  void savedSettingsAreReadAsTheyWere() {
    QueueSelection queues = new QueueSelection(Set.of(0L, 8L, 29_683_354L));
    StatusMap statuses = new StatusMap(Map.of(1L, SignalStatus.NEW, 5L, SignalStatus.CLOSED));
    MemberMap members = new MemberMap(Map.of(new UserId("u 1"), new MemberId(7)));
    assertThat(store().saveQueues(ref, queues, 0)).isTrue();
    assertThat(store().saveStatuses(ref, statuses, 0)).isTrue();
    assertThat(store().saveMembers(ref, members, 0)).isTrue();
    assertThat(store().queues(ref)).isEqualTo(new Versioned<>(queues, 1));
    assertThat(store().statuses(ref)).isEqualTo(new Versioned<>(statuses, 1));
    assertThat(store().members(ref)).isEqualTo(new Versioned<>(members, 1));
  }

  @Test
  void scopeIsKeptAsItWasAndUsualUntilThen() {
    assertThat(store().scope(ref)).isEqualTo(new Versioned<>(ScopeRules.USUAL, 0));
    assertThat(store().widenedAt(ref)).isEmpty();
    ScopeRules rules =
        new ScopeRules(
            Set.of(Entity.TICKET, Entity.CONFIGURATION_ITEM),
            Set.of(3L),
            Set.of(5L, 7L),
            List.of(
                new Condition(Field.COMPANY_TYPE, Op.NOT_EQUALS, Set.of(4L)),
                new Condition(Field.COMPANY_PARENT, Op.IN, Set.of(0L, 174L))),
            Set.of(200L),
            Set.of(11L),
            false);
    assertThat(store().saveScope(ref, rules, 0)).isTrue();
    assertThat(store().saveScope(ref, ScopeRules.USUAL, 0)).isFalse();
    assertThat(store().scope(ref)).isEqualTo(new Versioned<>(rules, 1));
    store().saveWidenedAt(ref, NOON);
    assertThat(store().widenedAt(ref)).contains(NOON);
  }

  @Test
  void queuesInUseAreKept() {
    assertThat(store().queueUse(ref)).isEmpty();
    store().saveQueueUse(ref, new QueueUse(Set.of(8L), NOON));
    assertThat(store().queueUse(ref)).contains(new QueueUse(Set.of(8L), NOON));
  }

  @Test
  @Tag("STA-14")
  void stagesAreKeptBesideTheMeanings() {
    StatusMap map =
        new StatusMap(
            Map.of(1L, SignalStatus.NEW),
            Map.of(1L, Stage.NEW, 7L, Stage.WAITING, 9L, Stage.WAITING));
    store().saveStatuses(ref, map, 0);
    assertThat(store().statuses(ref).value()).isEqualTo(map);
  }

  @Test
  void picklistsOfCompaniesAndItemsAreKept() {
    assertThat(store().scopeFields(ref)).isEmpty();
    ScopeFields fields =
        new ScopeFields(
            List.of(new PickValue(1, "Customer", true, 1, null)),
            List.of(),
            List.of(new PickValue(2, "Server", false, 3, null)));
    store().saveScopeFields(ref, fields);
    assertThat(store().scopeFields(ref)).contains(fields);
  }

  @Test
  void emptySelectionIsASettingToo() {
    assertThat(store().saveQueues(ref, QueueSelection.NONE, 0)).isTrue();
    assertThat(store().queues(ref)).isEqualTo(new Versioned<>(QueueSelection.NONE, 1));
  }

  @Test
  void outdatedVersionIsRefused() {
    store().saveQueues(ref, new QueueSelection(Set.of(1L)), 0);
    assertThat(store().saveQueues(ref, new QueueSelection(Set.of(2L)), 0)).isFalse();
    assertThat(store().saveQueues(ref, new QueueSelection(Set.of(2L)), 2)).isFalse();
    assertThat(store().queues(ref).value().queues()).containsExactly(1L);
  }

  @Test
  void oneOfManySavesAtOnceWins() {
    List<Boolean> answers =
        Race.run(10, i -> store().saveQueues(ref, new QueueSelection(Set.of((long) i)), 0));
    assertThat(answers).containsOnlyOnce(true);
  }

  @Test
  void picklistsOfAnySizeAreKept() {
    List<PickValue> many =
        LongStream.range(0, 6_000)
            .mapToObj(id -> new PickValue(id, "Sub-issue " + id, id % 2 == 0, (int) id, id / 50))
            .toList();
    List<PickValue> few = List.of(new PickValue(0, "Post sale", true, 1, null));
    TicketFields fields = new TicketFields(few, few, few, few, few, few, many, List.of());
    store().saveFields(ref, fields);
    assertThat(store().fields(ref)).contains(fields);
  }

  @Test
  void hooksAndTheirNoteAreReplaced() {
    Hook bare = new Hook(Entity.TICKET, 4, null, "https://hook.example/t", true);
    Hook full = new Hook(Entity.NOTE, 5, "guid", "https://hook.example/n", false);
    store().saveHooks(ref, List.of(bare, full));
    assertThat(store().hooks(ref)).containsExactly(bare, full);
    store().saveHooks(ref, List.of(full));
    assertThat(store().hooks(ref)).containsExactly(full);
    ProvisionNote note =
        new ProvisionNote(
            NOON, ProvisionNote.State.NOT_PERMITTED, "No right.", "Give it.", List.of("403"));
    store().saveProvisionNote(ref, note);
    assertThat(store().provisionNote(ref)).contains(note);
  }

  @Test
  void whatChecksKnowOfHooksIsReadAsItWas() {
    assertThat(store().hookWatch(ref)).isEqualTo(new Versioned<>(HookWatch.NONE, 0));
    HookWatch watch =
        new HookWatch(
            "https://hook.example",
            NOON,
            NOON.minusSeconds(300),
            812,
            Map.of(
                Entity.TICKET,
                new HookAlarm(HookAlarm.Kind.DEACTIVATED, NOON, NOON.plusSeconds(1), NOON),
                Entity.NOTE,
                HookAlarm.raised(HookAlarm.Kind.BAD_SIGNATURE, NOON)),
            Map.of(Entity.CONTACT, new HookWatch.Failure(NOON, "503 \"later\"")),
            NOON.plusSeconds(60));
    assertThat(store().saveHookWatch(ref, watch, 0)).isTrue();
    assertThat(store().hookWatch(ref)).isEqualTo(new Versioned<>(watch, 1));
    assertThat(store().saveHookWatch(ref, HookWatch.NONE, 0)).isFalse();
    assertThat(store().saveHookWatch(ref, HookWatch.NONE, 1)).isTrue();
    assertThat(store().hookWatch(ref)).isEqualTo(new Versioned<>(HookWatch.NONE, 2));
  }

  @Test
  void choicesAboutHooksAreReadAsTheyWere() {
    HookChoices choices = new HookChoices(new EmailAddress("alerts@msp.example"));
    assertThat(store().hookChoices(ref)).isEqualTo(new Versioned<>(HookChoices.NONE, 0));
    assertThat(store().saveHookChoices(ref, choices, 0)).isTrue();
    assertThat(store().hookChoices(ref)).isEqualTo(new Versioned<>(choices, 1));
    assertThat(store().saveHookChoices(ref, HookChoices.NONE, 1)).isTrue();
    assertThat(store().hookChoices(ref)).isEqualTo(new Versioned<>(HookChoices.NONE, 2));
  }

  @Test
  void lastDeliveryOnlyMovesForward() {
    assertThat(store().lastDeliveries(ref)).isEmpty();
    store().noteDelivery(ref, Entity.TICKET, NOON);
    store().noteDelivery(ref, Entity.NOTE, NOON.plusSeconds(1));
    store().noteDelivery(ref, Entity.TICKET, NOON.minusSeconds(60));
    assertThat(store().lastDeliveries(ref))
        .isEqualTo(Map.of(Entity.TICKET, NOON, Entity.NOTE, NOON.plusSeconds(1)));
    store().noteDelivery(ref, Entity.TICKET, NOON.plusSeconds(60));
    assertThat(store().lastDeliveries(ref)).containsEntry(Entity.TICKET, NOON.plusSeconds(60));
  }

  @Test
  @Tag("P25")
  void anotherTenantHasNoneOfIt() {
    store().saveQueues(ref, new QueueSelection(Set.of(1L)), 0);
    assertThat(store().queues(Samples.newRef()).version()).isZero();
  }
}
