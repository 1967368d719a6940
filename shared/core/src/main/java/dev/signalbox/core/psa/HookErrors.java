package dev.signalbox.core.psa;

import java.util.List;

/// Entries of the PSA's log of deliveries that it gave up, by ascending id.
///
/// @param readTo the last id that was looked at, also when its entry was of no use; -1 for none
/// @param last whether there are no more
public record HookErrors(List<HookError> items, long readTo, boolean last) {
  public HookErrors {
    items = List.copyOf(items);
  }

  /// Of a PSA that keeps no such log.
  public static final HookErrors NONE = new HookErrors(List.of(), -1, true);
}
