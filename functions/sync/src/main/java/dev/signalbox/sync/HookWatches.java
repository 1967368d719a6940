package dev.signalbox.sync;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.PsaFault;
import dev.signalbox.core.settings.HookWatch;
import dev.signalbox.core.settings.SettingsStore;
import dev.signalbox.core.settings.Versioned;
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
