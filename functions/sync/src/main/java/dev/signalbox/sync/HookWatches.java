package dev.signalbox.sync;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.PsaFault;
import dev.signalbox.core.settings.HookWatch;
import dev.signalbox.core.settings.SettingsStore;
import dev.signalbox.core.settings.Versioned;
import java.time.Instant;
import java.util.function.UnaryOperator;

/// What checks know of webhooks, changed whatever another check or provisioning changes meanwhile.
final class HookWatches {

  private static final int ATTEMPTS = 5;

  private final SettingsStore settings;

  HookWatches(SettingsStore settings) {
    this.settings = settings;
  }

  HookWatch of(ConnectionRef ref) {
    return settings.hookWatch(ref).value();
  }

  /// Lets one set a connection's webhooks up and nobody else meanwhile: the PSA would take the same
  /// webhook twice from two of them, or refuse the second for what the first has half done.
  ///
  /// @param until when whoever has it has stopped in any case
  /// @return whether it was free
  boolean take(ConnectionRef ref, Instant now, Instant until) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Versioned<HookWatch> held = settings.hookWatch(ref);
      if (held.value().isTaken(now)) {
        return false;
      }
      if (settings.saveHookWatch(ref, held.value().taken(until), held.version())) {
        return true;
      }
    }
    return false;
  }

  /// Ends what [#take] began, unless its time was over and another has it.
  void release(ConnectionRef ref, Instant until) {
    change(ref, watch -> until.equals(watch.takenUntil()) ? watch.taken(null) : watch);
  }

  HookWatch change(ConnectionRef ref, UnaryOperator<HookWatch> change) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Versioned<HookWatch> held = settings.hookWatch(ref);
      HookWatch changed = change.apply(held.value());
      if (changed.equals(held.value()) || settings.saveHookWatch(ref, changed, held.version())) {
        return changed;
      }
    }
    throw PsaFault.unavailable(
        "What is known of the webhooks of " + ref + " is being changed all the time.", null);
  }
}
