package dev.signalbox.simulator.autotask.schema;

/// What can be done with an entity at one of its paths.
public enum Verb {
  QUERY,
  LIST,
  GET,
  CREATE,
  UPDATE,
  DELETE
}
