package dev.signalbox.simulator.autotask.schema;

import java.util.Set;

/// Where an entity is reached under its parent: `/Tickets/{id}/Notes`.
///
/// @param parentField the field of the child that holds the parent's id
public record ChildPath(String parent, String name, String parentField, Set<Verb> verbs) {
  public ChildPath {
    verbs = Set.copyOf(verbs);
  }
}
