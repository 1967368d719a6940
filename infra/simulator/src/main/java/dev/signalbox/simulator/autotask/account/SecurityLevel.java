package dev.signalbox.simulator.autotask.account;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What somebody may do (Autotask admin help, security levels).
///
/// @param denied by entity name in lower case, what is not granted
/// @param impersonable others may write in the name of those who have this level
/// @param organizations which companies it shows
/// @param serviceDesk which tickets it shows
public record SecurityLevel(
    Map<String, Set<Right>> denied, boolean impersonable, Sight organizations, Sight serviceDesk) {

  public SecurityLevel {
    denied = Map.copyOf(denied);
  }

  /// All rights; impersonation is off until an admin allows it.
  public static SecurityLevel full() {
    return new SecurityLevel(Map.of(), false, Sight.ALL, Sight.ALL);
  }

  public SecurityLevel allowingImpersonation(boolean allowed) {
    return new SecurityLevel(denied, allowed, organizations, serviceDesk);
  }

  public SecurityLevel without(String entity, Right... rights) {
    Set<Right> none = EnumSet.noneOf(Right.class);
    none.addAll(denied.getOrDefault(entity.toLowerCase(Locale.ROOT), Set.of()));
    none.addAll(Set.of(rights));
    Map<String, Set<Right>> changed = new HashMap<>(denied);
    changed.put(entity.toLowerCase(Locale.ROOT), Set.copyOf(none));
    return new SecurityLevel(changed, impersonable, organizations, serviceDesk);
  }

  public SecurityLevel showingCompanies(Sight sight) {
    return new SecurityLevel(denied, impersonable, sight, serviceDesk);
  }

  public SecurityLevel showingTickets(Sight sight) {
    return new SecurityLevel(denied, impersonable, organizations, sight);
  }

  public boolean grants(String entity, Right right) {
    return !denied.getOrDefault(entity.toLowerCase(Locale.ROOT), Set.of()).contains(right);
  }
}
