package dev.signalbox.simulator.autotask.webhooks;

/// What public sources leave open about callouts. Each can be set either way.
///
/// @param picklistAs how picklist values stand in `Fields`
/// @param personKey how the message spells who made the change
/// @param excludesImpersonator a hook that excludes the API user is also silent about what that
///   user writes in somebody else's name
public record HookSwitches(PicklistAs picklistAs, String personKey, boolean excludesImpersonator) {

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

  /// The likelier answer of each.
  public static HookSwitches likely() {
    return new HookSwitches(PicklistAs.ID, "PersonID", false);
  }

  /// The other answer of each: what a client is run against as well.
  public static HookSwitches unlikely() {
    return new HookSwitches(PicklistAs.LABEL, "PersonId", true);
  }

  public HookSwitches with(PicklistAs other) {
    return new HookSwitches(other, personKey, excludesImpersonator);
  }

  public HookSwitches withPersonKey(String other) {
    return new HookSwitches(picklistAs, other, excludesImpersonator);
  }

  public HookSwitches withExcludesImpersonator(boolean other) {
    return new HookSwitches(picklistAs, personKey, other);
  }
}
