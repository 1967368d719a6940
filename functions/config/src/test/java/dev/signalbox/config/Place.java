package dev.signalbox.config;

/// Ids of things of one tenant.
record Place(
    String connection, String ticket, String run, String user, String session, String tenant) {

  static final Place NOWHERE =
      new Place(
          "no-such-thing",
          "987654321",
          "01J99999999999999999999999",
          "no-such-thing",
          "no-such-thing",
          "no-such-thing");

  /// The template with these ids in it.
  String in(String template) {
    return template
        .replace("{connection}", connection)
        .replace("{ticket}", ticket)
        .replace("{run}", run)
        .replace("{error}", "1")
        .replace("{day}", "2026-11-20")
        .replace("{user}", user)
        .replace("{session}", session)
        .replace("{tenant}", tenant);
  }

  Place withTicket(String other) {
    return new Place(connection, other, run, user, session, tenant);
  }

  Place withRun(String other) {
    return new Place(connection, ticket, other, user, session, tenant);
  }

  Place withUser(String other) {
    return new Place(connection, ticket, run, other, session, tenant);
  }
}
