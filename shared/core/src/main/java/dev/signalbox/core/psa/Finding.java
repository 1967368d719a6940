package dev.signalbox.core.psa;

import java.util.Locale;

/// One line of the report on a connection: whether something is as it has to be, and how that was
/// found. Never [State#PASS] by supposition.
///
/// @param id stable name of the line
/// @param value what was read, such as a licence type; empty when nothing was
/// @param how by what it was found
/// @param menuPath where in the PSA it is set; empty when nowhere
/// @param message what is the case
/// @param nextStep what to do; empty when nothing
/// @param query the question that was asked, in the PSA's notation; empty when none was
public record Finding(
    String id,
    Topic topic,
    State state,
    String value,
    String how,
    String menuPath,
    String message,
    String nextStep,
    String query) {

  /// Whether it is as it has to be.
  public enum State {
    FAIL,
    /// It could not be told, or only a write would tell.
    UNKNOWN,
    PASS;

    /// Its word in the API.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// What a line is about. What comes earlier here is the likelier cause of what comes later.
  public enum Topic {
    CONNECTION,
    /// Whether the API user may read what we copy.
    DATA,
    SCOPE,
    STATUSES,
    SYNCS,
    /// Selected queues of which nothing is copied.
    QUEUES,
    WEBHOOKS,
    /// The kind of API user and of tracking identifier.
    ACCOUNT,
    /// Writing in the name of others.
    IMPERSONATION,
    MEMBERS;

    /// Its word in the API.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public static Finding pass(Topic topic, String id, String how, String message) {
    return new Finding(id, topic, State.PASS, "", how, "", message, "", "");
  }

  public static Finding fail(Topic topic, String id, String how, String message, String nextStep) {
    return new Finding(id, topic, State.FAIL, "", how, "", message, nextStep, "");
  }

  public static Finding unknown(
      Topic topic, String id, String how, String message, String nextStep) {
    return new Finding(id, topic, State.UNKNOWN, "", how, "", message, nextStep, "");
  }

  public Finding at(String path) {
    return new Finding(id, topic, state, value, how, path, message, nextStep, query);
  }

  public Finding showing(String read) {
    return new Finding(id, topic, state, read, how, menuPath, message, nextStep, query);
  }

  public Finding asked(String question) {
    return new Finding(id, topic, state, value, how, menuPath, message, nextStep, question);
  }
}
