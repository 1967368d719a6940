package dev.signalbox.simulator.autotask.account;

/// Which objects of a kind a security level shows (Autotask admin help, security levels: object
/// permissions for organizations, and granular security of tickets).
public enum Sight {
  ALL,
  /// One's own, and those in one's queues; only tickets have queues.
  QUEUES,
  /// One's own: a company's owner, a ticket's primary or secondary resource.
  MINE,
  NONE
}
