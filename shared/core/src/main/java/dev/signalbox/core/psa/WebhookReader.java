package dev.signalbox.core.psa;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Decides whether a delivery is genuine and what it hints at. Pure: no network, no clock.
public interface WebhookReader {

  /// What a delivery turned out to be.
  sealed interface Reading {

    /// Signed with one of our keys.
    record Trusted(Hint hint) implements Reading {}

    /// Not signed, not by us, or not what was signed.
    record Refused(Reason why) implements Reading {}
  }

  /// Why a delivery was refused.
  enum Reason {
    NO_KEY,
    NO_SIGNATURE,
    BAD_SIGNATURE,
    MALFORMED,
    OTHER_HOOK
  }

  /// All that is believed of a genuine delivery; everything else is read from the PSA.
  sealed interface Hint {

    record Changed(Entity entity, long id, Action action) implements Hint {}

    /// The PSA says that it switched the hook off: a reason to look, nothing more.
    record SwitchedOff() implements Hint {}

    /// An event that we have no use for.
    record Unwanted(String what) implements Hint {}
  }

  /// What happened to the record.
  enum Action {
    CREATE,
    UPDATE,
    DELETE
  }

  /// Reads one delivery.
  ///
  /// @param headers by lower-case name, all values of a name in the order they came
  /// @param keys current and previous signing key; none means that nothing can be trusted
  /// @param guid the PSA's name of the hook on this address, which the body has to repeat; null
  ///   while it is unknown
  Reading read(
      Map<String, List<String>> headers, byte[] body, List<String> keys, @Nullable String guid);
}
