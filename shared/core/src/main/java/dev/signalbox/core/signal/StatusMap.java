package dev.signalbox.core.signal;

import java.util.Map;
import java.util.Optional;

/// What each status of a PSA account means to us. A status without an entry is
/// [SignalStatus#ACTIVE] and counts as unmapped.
///
/// @param stages which stage a status stands for; one that stands for none has no entry
public record StatusMap(Map<Long, SignalStatus> mapped, Map<Long, Stage> stages) {

  public static final StatusMap EMPTY = new StatusMap(Map.of());

  public StatusMap {
    mapped = Map.copyOf(mapped);
    stages = Map.copyOf(stages);
  }

  public StatusMap(Map<Long, SignalStatus> mapped) {
    this(mapped, Map.of());
  }

  public SignalStatus meaningOf(long status) {
    return mapped.getOrDefault(status, SignalStatus.ACTIVE);
  }

  /// Whether tickets in a status are work that is still to be done.
  public boolean isOpen(long status) {
    SignalStatus meaning = meaningOf(status);
    return meaning != SignalStatus.CLOSED && meaning != SignalStatus.RESOLVED;
  }

  /// Whether a status counts as open that did not before.
  public boolean opensMoreThan(StatusMap before) {
    return before.mapped.keySet().stream()
        .anyMatch(status -> !before.isOpen(status) && isOpen(status));
  }

  public Optional<SignalStatus> find(long status) {
    return Optional.ofNullable(mapped.get(status));
  }

  public Optional<Stage> stageOf(long status) {
    return Optional.ofNullable(stages.get(status));
  }
}
