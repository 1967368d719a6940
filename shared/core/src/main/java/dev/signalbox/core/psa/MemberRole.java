package dev.signalbox.core.psa;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A role that a technician may work in. The PSA keeps no date of change of it.
///
/// @param queue for this queue only; null for all
/// @param department the PSA's department, where the role belongs to one
public record MemberRole(
    long id,
    MemberId member,
    @Nullable Long role,
    @Nullable Long queue,
    @Nullable Long department,
    boolean active)
    implements PsaRecord {

  @Override
  public Entity entity() {
    return Entity.MEMBER_ROLE;
  }

  @Override
  public long recordId() {
    return id;
  }

  @Override
  public Instant changedAt() {
    return Instant.EPOCH;
  }

  @Override
  public void digest(ContentDigest digest) {
    digest.add(member).add(role).add(queue).add(department).add(active);
  }
}
