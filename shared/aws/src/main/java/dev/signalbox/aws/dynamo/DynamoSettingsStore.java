package dev.signalbox.aws.dynamo;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.ScopeFields;
import dev.signalbox.core.psa.TicketFields;
import dev.signalbox.core.settings.Hook;
import dev.signalbox.core.settings.HookChoices;
import dev.signalbox.core.settings.HookWatch;
import dev.signalbox.core.settings.ProvisionNote;
import dev.signalbox.core.settings.QueueUse;
import dev.signalbox.core.settings.SettingsStore;
import dev.signalbox.core.settings.Versioned;
import dev.signalbox.core.signal.MemberMap;
import dev.signalbox.core.signal.QueueSelection;
import dev.signalbox.core.signal.ScopeRules;
import dev.signalbox.core.signal.StatusMap;
import dev.signalbox.json.Json;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Settings, one item each under their connection.
public final class DynamoSettingsStore implements SettingsStore {

  private static final String VALUE = "value"; // B, compressed JSON
  private static final String VERSION = "version"; // N, condition of changes

  private static final String ENTITY = "entity"; // S, of a delivery
  private static final String RECEIVED_AT = "receivedAt"; // S, time, of a delivery

  private static final String QUEUES = "QUEUES";
  private static final String SCOPE = "SCOPE";
  private static final String QUEUE_USE = "QUEUEUSE";
  private static final String WIDENED = "WIDENED";
  private static final String SCOPE_FIELDS = "SCOPEFIELDS";
  private static final String STATUSES = "STATUSES";
  private static final String MEMBERS = "MEMBERS";
  private static final String FIELDS = "FIELDS";
  private static final String HOOKS = "HOOKS";
  private static final String PROVISION = "PROVISION";
  private static final String WATCH = "HOOKWATCH";
  private static final String HOOK_CHOICES = "HOOKCHOICES";

  private final Table table;

  public DynamoSettingsStore(Table table) {
    this.table = table;
  }

  @Override
  public Versioned<QueueSelection> queues(ConnectionRef ref) {
    return read(ref, QUEUES, SettingsJson::queues, QueueSelection.NONE);
  }

  @Override
  public boolean saveQueues(ConnectionRef ref, QueueSelection queues, long expectedVersion) {
    return save(ref, QUEUES, SettingsJson.queues(queues), expectedVersion);
  }

  @Override
  public Versioned<ScopeRules> scope(ConnectionRef ref) {
    return read(ref, SCOPE, ScopeJson::rules, ScopeRules.USUAL);
  }

  @Override
  public boolean saveScope(ConnectionRef ref, ScopeRules rules, long expectedVersion) {
    return save(ref, SCOPE, ScopeJson.rules(rules), expectedVersion);
  }

  @Override
  public Optional<Instant> widenedAt(ConnectionRef ref) {
    return find(ref, WIDENED).flatMap(json -> json.text("at")).map(Instant::parse);
  }

  @Override
  public void saveWidenedAt(ConnectionRef ref, Instant at) {
    overwrite(ref, WIDENED, Json.object().put("at", at).build());
  }

  @Override
  public Optional<ScopeFields> scopeFields(ConnectionRef ref) {
    return find(ref, SCOPE_FIELDS).map(ScopeJson::fields);
  }

  @Override
  public void saveScopeFields(ConnectionRef ref, ScopeFields fields) {
    overwrite(ref, SCOPE_FIELDS, ScopeJson.fields(fields));
  }

  @Override
  public Versioned<StatusMap> statuses(ConnectionRef ref) {
    return read(ref, STATUSES, SettingsJson::statuses, StatusMap.EMPTY);
  }

  @Override
  public boolean saveStatuses(ConnectionRef ref, StatusMap statuses, long expectedVersion) {
    return save(ref, STATUSES, SettingsJson.statuses(statuses), expectedVersion);
  }

  @Override
  public Versioned<MemberMap> members(ConnectionRef ref) {
    return read(ref, MEMBERS, SettingsJson::members, MemberMap.EMPTY);
  }

  @Override
  public boolean saveMembers(ConnectionRef ref, MemberMap members, long expectedVersion) {
    return save(ref, MEMBERS, SettingsJson.members(members), expectedVersion);
  }

  @Override
  public Optional<TicketFields> fields(ConnectionRef ref) {
    return find(ref, FIELDS).map(SettingsJson::fields);
  }

  @Override
  public void saveFields(ConnectionRef ref, TicketFields fields) {
    overwrite(ref, FIELDS, SettingsJson.fields(fields));
  }

  @Override
  public Optional<QueueUse> queueUse(ConnectionRef ref) {
    return find(ref, QUEUE_USE).map(ScopeJson::queueUse);
  }

  @Override
  public void saveQueueUse(ConnectionRef ref, QueueUse use) {
    overwrite(ref, QUEUE_USE, ScopeJson.queueUse(use));
  }

  @Override
  public List<Hook> hooks(ConnectionRef ref) {
    return find(ref, HOOKS).map(SettingsJson::hooks).orElse(List.of());
  }

  @Override
  public void saveHooks(ConnectionRef ref, List<Hook> hooks) {
    overwrite(ref, HOOKS, SettingsJson.hooks(hooks));
  }

  @Override
  public Optional<ProvisionNote> provisionNote(ConnectionRef ref) {
    return find(ref, PROVISION).map(SettingsJson::note);
  }

  @Override
  public void saveProvisionNote(ConnectionRef ref, ProvisionNote note) {
    overwrite(ref, PROVISION, SettingsJson.note(note));
  }

  @Override
  public Versioned<HookWatch> hookWatch(ConnectionRef ref) {
    return read(ref, WATCH, HookJson::watch, HookWatch.NONE);
  }

  @Override
  public boolean saveHookWatch(ConnectionRef ref, HookWatch watch, long expectedVersion) {
    return save(ref, WATCH, HookJson.watch(watch), expectedVersion);
  }

  @Override
  public Versioned<HookChoices> hookChoices(ConnectionRef ref) {
    return read(ref, HOOK_CHOICES, HookJson::choices, HookChoices.NONE);
  }

  @Override
  public boolean saveHookChoices(ConnectionRef ref, HookChoices choices, long expectedVersion) {
    return save(ref, HOOK_CHOICES, HookJson.choices(choices), expectedVersion);
  }

  @Override
  public Map<Entity, Instant> lastDeliveries(ConnectionRef ref) {
    Map<Entity, Instant> last = new EnumMap<>(Entity.class);
    table
        .queryAll(Keys.of(ref), Keys.DELIVERY)
        .forEach(item ->
            Entity.find(item.text(ENTITY))
                .ifPresent(entity -> last.put(entity, item.time(RECEIVED_AT))));
    return last;
  }

  @Override
  public void noteDelivery(ConnectionRef ref, Entity entity, Instant receivedAt) {
    Expression forward =
        Expression.of("attribute_not_exists(#pk) OR #receivedAt<:given").with("given", receivedAt);
    Fields fields = new Fields().text(ENTITY, entity.word()).time(RECEIVED_AT, receivedAt);
    var _ = table.write(Write.change(Keys.delivery(ref, entity), fields, forward));
  }

  private <T> Versioned<T> read(
      ConnectionRef ref, String name, Function<Json.Obj, T> reading, T unset) {
    return table
        .get(Keys.setting(ref, name))
        .map(item -> new Versioned<>(reading.apply(value(item)), item.number(VERSION)))
        .orElseGet(() -> new Versioned<>(unset, 0));
  }

  private Optional<Json.Obj> find(ConnectionRef ref, String name) {
    return table.get(Keys.setting(ref, name)).map(DynamoSettingsStore::value);
  }

  private boolean save(ConnectionRef ref, String name, Json.Obj value, long expectedVersion) {
    Fields fields =
        new Fields().put(VALUE, Packed.pack(value)).number(VERSION, expectedVersion + 1);
    Expression condition =
        expectedVersion == 0
            ? Expression.ABSENT
            : Expression.of("#version=:held").with("held", expectedVersion);
    return table.write(Write.change(Keys.setting(ref, name), fields, condition)).isEmpty();
  }

  private void overwrite(ConnectionRef ref, String name, Json.Obj value) {
    Fields fields = new Fields().put(VALUE, Packed.pack(value));
    var _ = table.write(Write.change(Keys.setting(ref, name), fields));
  }

  private static Json.Obj value(Item item) {
    return item.find(VALUE).map(Packed::unpack).orElseThrow();
  }
}
