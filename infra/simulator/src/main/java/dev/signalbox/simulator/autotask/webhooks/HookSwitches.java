package dev.signalbox.simulator.autotask.webhooks;

/// What public sources leave open about callouts (dossier 5.4, 5.7, 5.9, 12), and what is allowed
/// on one machine only.
///
/// @param picklistAs how picklist values stand in `Fields`
/// @param personKey how the message spells who made the change
/// @param excludesImpersonator a hook that excludes the API user is also silent about what that
///   user writes in somebody else's name
/// @param loopbackHttp plain `http://` URLs on the loopback interface are accepted
public record HookSwitches(
    PicklistAs picklistAs, String personKey, boolean excludesImpersonator, boolean loopbackHttp) {

  /// The two ways to show a picklist value.
  public enum PicklistAs {
    ID,
    LABEL
  }

  public HookSwitches {
    if (!personKey.equalsIgnoreCase("PersonID")) {
      throw new IllegalArgumentException("personKey is PersonID or PersonId.");
    }
  }

  public static HookSwitches local() {
    return new HookSwitches(PicklistAs.ID, "PersonID", false, true);
  }
}
