package dev.signalbox.core.psa;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Our webhooks as the PSA shows them.
///
/// @param others webhooks in the account, of these entities, that are not ours
/// @param allowed how many webhooks the API user may own; null when the PSA does not tell
public record HookReport(List<HookView> ours, int others, @Nullable Integer allowed) {

  public HookReport {
    ours = List.copyOf(ours);
  }

  /// One of our webhooks.
  ///
  /// @param ready whether the PSA has a field whose change triggers it
  /// @param asPlanned whether its address, events and fields are those of the plan, and it leaves
  ///   out what we change; the latter is not looked at while somebody waits
  public record HookView(
      Entity entity,
      long id,
      String name,
      @Nullable String guid,
      String url,
      boolean active,
      boolean ready,
      boolean asPlanned) {}
}
