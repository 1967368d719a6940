package dev.signalbox.core.signal;

import dev.signalbox.core.psa.MemberId;
import dev.signalbox.core.tenant.UserId;
import java.util.Map;

/// Which technician of the PSA each of our users is.
public record MemberMap(Map<UserId, MemberId> members) {

  public static final MemberMap EMPTY = new MemberMap(Map.of());

  public MemberMap {
    members = Map.copyOf(members);
  }
}
