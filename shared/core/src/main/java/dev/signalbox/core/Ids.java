package dev.signalbox.core;

/// Makes identifiers that nobody can guess and that sort by the time they were made.
@FunctionalInterface
public interface Ids {

  /// A new ulid: 26 characters, 48 bits of time, 80 bits of randomness.
  String next();
}
