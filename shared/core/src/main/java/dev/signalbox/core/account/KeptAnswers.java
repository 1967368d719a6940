package dev.signalbox.core.account;

import dev.signalbox.core.tenant.TenantId;
import java.time.Instant;

/// Keeps what requests under an idempotency key were answered, so that one that is sent again
/// starts nothing a second time.
public interface KeptAnswers {

  /// A good answer.
  ///
  /// @param location the header of that name, empty for none
  record Answer(int status, String location, String body) {}

  /// A request under a key, and until when whoever took it works on it. Both are hashes: neither
  /// keys nor bodies are kept.
  ///
  /// @param key of user, route and key together
  /// @param request of what was asked
  record Request(TenantId tenant, String key, String request, Instant until) {}

  /// What is known of a request.
  sealed interface Known {

    /// Nothing: it is the caller's now, who ends with [#keep] or [#release].
    record Taken() implements Known {}

    /// It was answered so.
    record Answered(Answer answer) implements Known {}

    /// Somebody is working on it.
    record Underway() implements Known {}

    /// The key stands for another request.
    record Another() implements Known {}
  }

  /// Takes a request for one caller, unless its key is known. A caller who did not end before
  /// `until` is taken for dead.
  Known take(Request request, Instant now);

  /// Keeps the answer until `end`, if the request is still this caller's.
  void keep(Request request, Answer answer, Instant end);

  /// Forgets the request, if it is still this caller's: it started nothing.
  void release(Request request);
}
