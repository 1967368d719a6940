package dev.signalbox.core.psa;

import java.util.List;
import java.util.Map;

/// What a report on an account has to look at.
///
/// @param hooked the entities that there should be webhooks for
/// @param trouble what the last provisioning of webhooks ran into
/// @param technicians who users of ours are
/// @param reads what is read of each entity that is copied
public record Inspection(
    List<Entity> hooked,
    HookTrouble trouble,
    List<MemberId> technicians,
    Map<Entity, Slice> reads) {

  /// Why webhooks could not be made.
  public enum HookTrouble {
    NONE,
    NOT_PERMITTED,
    QUOTA_USED_UP
  }

  /// Nothing at all.
  public static final Inspection NONE =
      new Inspection(List.of(), HookTrouble.NONE, List.of(), Map.of());

  public Inspection {
    hooked = List.copyOf(hooked);
    technicians = List.copyOf(technicians);
    reads = Map.copyOf(reads);
  }
}
