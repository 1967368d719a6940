package dev.signalbox.core.signal;

import java.util.Map;
import java.util.Optional;

/// What each status of a PSA account means to us. A status without an entry is
/// [SignalStatus#ACTIVE] and counts as unmapped.
public record StatusMap(Map<Long, SignalStatus> mapped) {

  public static final StatusMap EMPTY = new StatusMap(Map.of());

  public StatusMap {
    mapped = Map.copyOf(mapped);
  }

  public SignalStatus meaningOf(long status) {
    return mapped.getOrDefault(status, SignalStatus.ACTIVE);
  }

  public Optional<SignalStatus> find(long status) {
    return Optional.ofNullable(mapped.get(status));
  }
}
