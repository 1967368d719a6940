package dev.signalbox.aws.dynamo;

import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.connection.ConnectionId;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.connection.ConnectionStore;
import dev.signalbox.core.tenant.TenantId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Connections. One is three items: the connection, its name under the tenant, which makes names
/// unique, and its entry in the registry.
public final class DynamoConnectionStore implements ConnectionStore {

  private static final String OWNER = "connection"; // S, of a name: whose it is

  private final Table table;

  public DynamoConnectionStore(Table table) {
    this.table = table;
  }

  @Override
  public Creation create(Connection connection) {
    Connection created = connection.withRevision(1);
    ConnectionRef ref = created.ref();
    List<Refused> refused =
        table.transact(
            List.of(
                Write.put(Keys.connection(ref), ConnectionItems.fields(created), Expression.ABSENT),
                takeName(created),
                Write.put(Keys.registryEntry(ref), new Fields())));
    if (refused.isEmpty()) {
      return new Creation.Created(created);
    }
    if (refused.stream().anyMatch(it -> it.index() == 1)) {
      return new Creation.NameTaken();
    }
    throw new IllegalStateException("The connection " + ref + " exists already.");
  }

  @Override
  public Optional<Connection> find(ConnectionRef ref) {
    return table.get(Keys.connection(ref)).map(item -> ConnectionItems.connection(ref, item));
  }

  @Override
  public List<Connection> list(TenantId tenant) {
    return table.queryAll(Keys.tenant(tenant), Keys.CONNECTION).stream()
        .map(item ->
            ConnectionItems.connection(
                new ConnectionRef(tenant, new ConnectionId(ConnectionItems.id(item))), item))
        .sorted(Comparator.comparing(Connection::name))
        .toList();
  }

  @Override
  public List<ConnectionRef> listAll() {
    return Registry.connections(table);
  }

  @Override
  public Change update(Connection connection) {
    Optional<Connection> stored = find(connection.ref());
    if (stored.isEmpty() || stored.get().revision() != connection.revision()) {
      return new Change.Outdated();
    }
    Connection changed = connection.withRevision(connection.revision() + 1);
    List<Write> writes = new ArrayList<>();
    writes.add(
        Write.change(
            Keys.connection(changed.ref()),
            ConnectionItems.fields(changed),
            Expression.of("#revision=:held").with("held", connection.revision())));
    String oldName = stored.get().name();
    if (!oldName.equals(changed.name())) {
      writes.add(takeName(changed));
      writes.add(Write.remove(Keys.connectionName(changed.ref().tenant(), oldName)));
    }
    return result(changed, table.transact(writes));
  }

  private static Change result(Connection changed, List<Refused> refused) {
    if (refused.isEmpty()) {
      return new Change.Changed(changed);
    }
    return refused.getFirst().index() == 0 ? new Change.Outdated() : new Change.NameTaken();
  }

  @Override
  public void delete(ConnectionRef ref) {
    for (Item item : table.queryAll(Keys.of(ref), "")) {
      var _ = table.write(Write.remove(item.key()));
    }
    List<Write> writes = new ArrayList<>();
    writes.add(Write.remove(Keys.connection(ref)));
    writes.add(Write.remove(Keys.registryEntry(ref)));
    find(ref)
        .ifPresent(it -> writes.add(Write.remove(Keys.connectionName(ref.tenant(), it.name()))));
    var _ = table.transact(writes);
  }

  private static Write takeName(Connection connection) {
    ConnectionRef ref = connection.ref();
    String owner = ref.connection().value();
    return Write.put(
        Keys.connectionName(ref.tenant(), connection.name()),
        new Fields().text(OWNER, owner),
        Expression.of("attribute_not_exists(#pk) OR #connection=:owner").with("owner", owner));
  }
}
