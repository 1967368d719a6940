package dev.signalbox.core.connection;

import dev.signalbox.core.settings.MemorySettingsStore;
import dev.signalbox.core.tenant.TenantId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Connections in memory.
public final class MemoryConnectionStore implements ConnectionStore {

  private final Map<ConnectionRef, Connection> connections = new HashMap<>();
  private final MemorySettingsStore settings;

  public MemoryConnectionStore() {
    this(new MemorySettingsStore());
  }

  /// @param settings forgotten together with their connection
  public MemoryConnectionStore(MemorySettingsStore settings) {
    this.settings = settings;
  }

  @Override
  public synchronized Creation create(Connection connection) {
    if (isTaken(connection)) {
      return new Creation.NameTaken();
    }
    Connection created = connection.withRevision(1);
    if (connections.putIfAbsent(connection.ref(), created) != null) {
      throw new IllegalStateException("The connection " + connection.ref() + " exists already.");
    }
    return new Creation.Created(created);
  }

  @Override
  public synchronized Optional<Connection> find(ConnectionRef ref) {
    return Optional.ofNullable(connections.get(ref));
  }

  @Override
  public synchronized List<Connection> list(TenantId tenant) {
    return connections.values().stream()
        .filter(it -> it.ref().tenant().equals(tenant))
        .sorted(Comparator.comparing(Connection::name))
        .toList();
  }

  @Override
  public synchronized List<ConnectionRef> listAll() {
    return List.copyOf(connections.keySet());
  }

  @Override
  public synchronized Change update(Connection connection) {
    Connection stored = connections.get(connection.ref());
    if (stored == null || stored.revision() != connection.revision()) {
      return new Change.Outdated();
    }
    if (isTaken(connection)) {
      return new Change.NameTaken();
    }
    Connection changed = connection.withRevision(connection.revision() + 1);
    connections.put(connection.ref(), changed);
    return new Change.Changed(changed);
  }

  @Override
  public synchronized void delete(ConnectionRef ref) {
    connections.remove(ref);
    settings.forget(ref);
  }

  private boolean isTaken(Connection wanted) {
    return list(wanted.ref().tenant()).stream()
        .anyMatch(it -> !it.ref().equals(wanted.ref()) && it.name().equals(wanted.name()));
  }
}
