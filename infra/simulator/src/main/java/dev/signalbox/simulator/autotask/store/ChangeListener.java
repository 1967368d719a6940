package dev.signalbox.simulator.autotask.store;

/// Learns of every committed change, in the order of the commits.
///
/// Called on the thread that wrote, while no other write can happen: put the change into a queue
/// and return.
@FunctionalInterface
public interface ChangeListener {
  void changed(Change change);
}
