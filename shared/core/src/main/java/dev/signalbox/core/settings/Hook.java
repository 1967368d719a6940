package dev.signalbox.core.settings;

import dev.signalbox.core.psa.Entity;
import org.jspecify.annotations.Nullable;

/// A webhook that we own in a PSA, as we last saw it.
///
/// @param psaId the PSA's id of it
/// @param guid the PSA's name of it in each delivery; null where the PSA has none
public record Hook(Entity entity, long psaId, @Nullable String guid, String url, boolean active) {

  /// The last part of its address, by which we know it.
  public String token() {
    return url.substring(url.lastIndexOf('/') + 1);
  }
}
