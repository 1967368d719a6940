package dev.signalbox.autotask;

import dev.signalbox.core.psa.PsaFault;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One try that did not succeed, and whether another could.
///
/// @param asked the wait that Autotask asked for in a header
/// @param goesOn whether Autotask may still be working at the call, which takes one of its threads
record Failure(PsaFault fault, Again again, @Nullable Duration asked, boolean goesOn) {

  /// When the same call may be sent once more.
  enum Again {
    NEVER,
    /// Once, and only when a second time does no harm.
    ONCE_IF_REPEATABLE,
    /// When a second time does no harm: the first may have been carried out.
    IF_REPEATABLE,
    /// Always: the first was certainly not carried out.
    NOTHING_HAPPENED
  }

  /// Of a call that is over.
  Failure(PsaFault fault, Again again, @Nullable Duration asked) {
    this(fault, again, asked, false);
  }

  static Failure of(PsaFault.Kind kind, Again again, String message, List<String> errors) {
    return new Failure(PsaFault.of(kind, message, errors), again, null);
  }
}
