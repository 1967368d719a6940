package dev.signalbox.core.tenant;

import java.util.Locale;
import java.util.Optional;

/// What a user may do; each role may all that the ones below it may.
public enum Role {
  VIEWER,
  TECHNICIAN,
  MANAGER,
  ADMIN;

  public boolean covers(Role needed) {
    return compareTo(needed) >= 0;
  }

  /// The role's word in the API: `viewer`, `technician`, `manager`, `admin`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Role> find(String word) {
    for (Role role : values()) {
      if (role.word().equals(word)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }
}
