package dev.signalbox.core.connection;

/// Whether a connection works.
public sealed interface ConnectionState {

  /// The last live call succeeded.
  record Connected() implements ConnectionState {}

  /// Something has to be put right by an admin first; work for the connection stands still.
  ///
  /// @param reason what is wrong, in a sentence
  /// @param nextStep what to do about it, in a sentence
  record SetupRequired(String reason, String nextStep) implements ConnectionState {}

  /// An admin has paused it.
  record Paused() implements ConnectionState {}

  /// It is being deleted.
  record Disabled() implements ConnectionState {}

  /// The state's word in the API.
  default String word() {
    return switch (this) {
      case Connected() -> "connected";
      case SetupRequired(_, _) -> "setupRequired";
      case Paused() -> "paused";
      case Disabled() -> "disabled";
    };
  }

  /// Whether syncs and refreshes may run.
  default boolean works() {
    return this instanceof Connected;
  }
}
