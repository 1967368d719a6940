package dev.signalbox.core.connection;

import static dev.signalbox.core.Samples.NOON;
import static dev.signalbox.core.Samples.connection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.Race;
import dev.signalbox.core.Samples;
import dev.signalbox.core.connection.ConnectionStore.Change;
import dev.signalbox.core.connection.ConnectionStore.Creation;
import dev.signalbox.core.settings.SettingsStore;
import dev.signalbox.core.signal.QueueSelection;
import dev.signalbox.core.tenant.TenantId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What every store of connections does.
public abstract class ConnectionStoreContract {

  protected abstract ConnectionStore store();

  /// The settings that [#store] forgets with their connection.
  protected abstract SettingsStore settings();

  private final TenantId tenant = Samples.newTenant();
  private final ConnectionRef first = new ConnectionRef(tenant, new ConnectionId("first"));
  private final ConnectionRef second = new ConnectionRef(tenant, new ConnectionId("second"));

  @Test
  void createdConnectionIsFoundWithRevisionOne() {
    Connection full =
        connection(first, "Desk")
            .withState(new ConnectionState.SetupRequired("It is locked.", "Unlock it."))
            .judgingFrom(NOON.plusNanos(1))
            .checkedAt(NOON);
    assertThat(store().create(full)).isEqualTo(new Creation.Created(full.withRevision(1)));
    assertThat(store().find(first)).contains(full.withRevision(1));
  }

  @Test
  void everyStateIsFoundAsItWas() {
    Connection held = create(first, "Desk");
    for (ConnectionState state :
        List.of(
            new ConnectionState.Paused(),
            new ConnectionState.Disabled(),
            new ConnectionState.Connected())) {
      held = changed(held.withState(state));
      assertThat(store().find(first)).contains(held);
    }
  }

  @Test
  void nameIsTakenOncePerTenant() {
    create(first, "Desk");
    assertThat(store().create(connection(second, "Desk"))).isEqualTo(new Creation.NameTaken());
    assertThat(store().find(second)).isEmpty();
    ConnectionRef elsewhere = Samples.newRef();
    assertThat(store().create(connection(elsewhere, "Desk"))).isInstanceOf(Creation.Created.class);
  }

  @Test
  void oneOfManyOfTheSameNameIsCreated() {
    List<Creation> answers =
        Race.run(
            8,
            i ->
                store()
                    .create(
                        connection(
                            new ConnectionRef(tenant, new ConnectionId("conn-" + i)), "Desk")));
    assertThat(answers).filteredOn(Creation.Created.class::isInstance).hasSize(1);
    assertThat(store().list(tenant)).hasSize(1);
  }

  @Test
  void outdatedChangeIsRefused() {
    Connection held = create(first, "Desk");
    changed(held.withName("Help desk"));
    assertThat(store().update(held.withName("Late"))).isEqualTo(new Change.Outdated());
    assertThat(store().update(connection(second, "Nobody").withRevision(1)))
        .isEqualTo(new Change.Outdated());
    assertThat(store().find(first).orElseThrow().name()).isEqualTo("Help desk");
  }

  @Test
  void oneOfManyChangesAtOnceWins() {
    Connection held = create(first, "Desk");
    List<Change> answers = Race.run(8, i -> store().update(held.withName("Desk " + i)));
    assertThat(answers).filteredOn(Change.Changed.class::isInstance).hasSize(1);
  }

  @Test
  void renamingGivesTheOldNameFree() {
    Connection held = create(first, "Desk");
    create(second, "Other");
    assertThat(store().update(held.withName("Other"))).isEqualTo(new Change.NameTaken());
    Connection renamed = changed(held.withName("New"));
    assertThat(renamed.revision()).isEqualTo(2);
    changed(store().find(second).orElseThrow().withName("Desk"));
  }

  @Test
  void connectionsAreListedByName() {
    create(first, "Zebra");
    create(second, "Apple");
    assertThat(store().list(tenant)).extracting(Connection::name).containsExactly("Apple", "Zebra");
    assertThat(store().listAll()).contains(first, second);
  }

  @Test
  @Tag("P25")
  void anotherTenantSeesNothing() {
    create(first, "Desk");
    TenantId other = Samples.newTenant();
    ConnectionRef foreign = new ConnectionRef(other, first.connection());
    assertThat(store().list(other)).isEmpty();
    assertThat(store().find(foreign)).isEmpty();
    store().delete(foreign);
    assertThat(store().find(first)).isPresent();
  }

  @Test
  void deletedConnectionIsForgottenWithItsSettings() {
    create(first, "Desk");
    settings().saveQueues(first, new QueueSelection(Set.of(8L)), 0);
    store().delete(first);
    store().delete(first);
    assertThat(store().find(first)).isEmpty();
    assertThat(store().list(tenant)).isEmpty();
    assertThat(store().listAll()).doesNotContain(first);
    assertThat(settings().queues(first).version()).isZero();
    create(second, "Desk");
  }

  private Connection create(ConnectionRef ref, String name) {
    return ((Creation.Created) store().create(connection(ref, name))).connection();
  }

  private Connection changed(Connection connection) {
    return ((Change.Changed) store().update(connection)).connection();
  }
}
