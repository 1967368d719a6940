package dev.signalbox.simulator.autotask.webhooks;

import dev.signalbox.simulator.autotask.account.SwitchChange;

/// What public sources leave open about callouts. Each can be set either way.
///
/// @param picklistAs how picklist values stand in `Fields`
/// @param personKey how the message spells who made the change
/// @param excludesImpersonator a hook that excludes the API user is also silent about what that
///   user writes in somebody else's name
/// @param showsNulls a field that was emptied stands in `Fields` as null instead of not at all
/// @param camelFields keys in `Fields` begin with a small letter, as everywhere else in the API
/// @param soapNames keys in `Fields` are the names of the older interface, such as `AccountID` for
///   `companyID`, where these differ
/// @param deactivatedAtMain that a hook is off is also said at its main URL (changelog of the n8n
///   node)
/// @param signsDeactivated what says so is signed
/// @param fieldsOnDelete a delete shows the fields that are always shown instead of none
/// @param logNamesHook the error log says which hook an entry is of; only the columns for hooks on
///   companies and contacts are documented
public record HookSwitches(
    PicklistAs picklistAs,
    String personKey,
    boolean excludesImpersonator,
    boolean showsNulls,
    boolean camelFields,
    boolean soapNames,
    boolean deactivatedAtMain,
    boolean signsDeactivated,
    boolean fieldsOnDelete,
    boolean logNamesHook) {

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
    return new HookSwitches(
        PicklistAs.ID, "PersonID", false, true, false, false, false, false, false, true);
  }

  /// The other answer of each: what a client is run against as well.
  public static HookSwitches unlikely() {
    return new HookSwitches(
        PicklistAs.LABEL, "PersonId", true, false, true, true, true, true, true, false);
  }

  /// Whether there is a switch of this name.
  public static boolean has(String name) {
    return SwitchChange.has(HookSwitches.class, name);
  }

  /// These switches with one set otherwise, by its name.
  ///
  /// @throws IllegalArgumentException when no switch has that name or its value another type
  public HookSwitches with(String name, Object value) {
    return SwitchChange.apply(HookSwitches.class, this, name, value);
  }

  public HookSwitches with(PicklistAs other) {
    return with("picklistAs", other);
  }

  public HookSwitches withPersonKey(String other) {
    return with("personKey", other);
  }

  public HookSwitches withExcludesImpersonator(boolean other) {
    return with("excludesImpersonator", other);
  }
}
