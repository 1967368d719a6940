package dev.signalbox.core.psa;

import java.util.Optional;

/// A kind of record that we copy.
public enum Entity {
  COMPANY("company"),
  CONTACT("contact"),
  LOCATION("location"),
  OPPORTUNITY("opportunity"),
  CONFIGURATION_ITEM("configurationItem"),
  MEMBER("member"),
  ROLE("role"),
  MEMBER_ROLE("memberRole"),
  TICKET_CATEGORY("ticketCategory"),
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

  /// Where records are kept.
  public enum Place {
    TICKETS,
    /// With the ticket that they are about.
    UNDER_TICKETS,
    DIRECTORY
  }

  public Place place() {
    return switch (this) {
      case TICKET -> Place.TICKETS;
      case NOTE, TIME_ENTRY -> Place.UNDER_TICKETS;
      case COMPANY,
          CONTACT,
          LOCATION,
          OPPORTUNITY,
          CONFIGURATION_ITEM,
          MEMBER,
          ROLE,
          MEMBER_ROLE,
          TICKET_CATEGORY ->
          Place.DIRECTORY;
    };
  }

  /// Whether it belongs to tickets and is kept with them; all others are kept in the directory.
  public boolean isOfTickets() {
    return place() != Place.DIRECTORY;
  }

  /// Whether the PSA keeps when a record was last changed. Where it does not, its content decides,
  /// and how long a change took to get here cannot be told.
  public boolean isDated() {
    return switch (this) {
      case COMPANY, CONTACT, OPPORTUNITY, CONFIGURATION_ITEM, TICKET, NOTE, TIME_ENTRY -> true;
      case LOCATION, MEMBER, ROLE, MEMBER_ROLE, TICKET_CATEGORY -> false;
    };
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
