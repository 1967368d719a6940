package dev.signalbox.core.task;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.settings.Versioned;

/// Keeps which hints of a connection wait to be read together.
public interface GatheringStore {

  /// [Gathering#NONE] before the first.
  Versioned<Gathering> gathering(ConnectionRef ref);

  /// Answers whether it was saved, which it is only while the stored version is the expected one.
  boolean saveGathering(ConnectionRef ref, Gathering gathering, long expectedVersion);
}
