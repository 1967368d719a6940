package dev.signalbox.core.psa;

import java.util.List;

/// What came of provisioning webhooks.
public sealed interface Provisioning {

  /// All hooks of the plan exist, are active and complete.
  record Provisioned(List<HookReport.HookView> hooks) implements Provisioning {
    public Provisioned {
      hooks = List.copyOf(hooks);
    }
  }

  /// The API user may not create webhooks.
  ///
  /// @param setting the menu path of what to change
  record NotPermitted(String setting, List<String> psaErrors) implements Provisioning {
    public NotPermitted {
      psaErrors = List.copyOf(psaErrors);
    }
  }

  /// The API user's number of webhooks is used up.
  ///
  /// @param ours how many of them are ours
  record QuotaUsedUp(int ours, String setting, List<String> psaErrors) implements Provisioning {
    public QuotaUsedUp {
      psaErrors = List.copyOf(psaErrors);
    }
  }
}
