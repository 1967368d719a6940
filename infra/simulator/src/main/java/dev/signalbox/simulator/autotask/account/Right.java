package dev.signalbox.simulator.autotask.account;

/// What a security level can grant on an entity.
public enum Right {
  CREATE,
  READ,
  UPDATE,
  DELETE
}
