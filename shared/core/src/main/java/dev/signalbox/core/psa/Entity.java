package dev.signalbox.core.psa;

import java.util.Optional;

/// A kind of record that we copy.
public enum Entity {
  COMPANY("company"),
  CONTACT("contact"),
  TICKET("ticket"),
  NOTE("note"),
  TIME_ENTRY("timeEntry");

  private final String word;

  Entity(String word) {
    this.word = word;
  }

  /// The entity's word in the API, in keys and on queues.
  public String word() {
    return word;
  }

  public static Optional<Entity> find(String word) {
    for (Entity entity : values()) {
      if (entity.word.equals(word)) {
        return Optional.of(entity);
      }
    }
    return Optional.empty();
  }
}
