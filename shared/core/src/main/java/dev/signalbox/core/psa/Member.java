package dev.signalbox.core.psa;

import java.time.Instant;

/// A technician as the PSA lists them. The PSA keeps no date of change of them.
///
/// @param apiOnly whether this is an API user, to whom nothing can be assigned
/// @param barred whether the kind of licence keeps everybody from writing in this one's name
public record Member(
    MemberId id, String name, String email, boolean active, boolean apiOnly, boolean barred)
    implements PsaRecord {

  @Override
  public Entity entity() {
    return Entity.MEMBER;
  }

  @Override
  public long recordId() {
    return id.value();
  }

  @Override
  public Instant changedAt() {
    return Instant.EPOCH;
  }

  @Override
  public void digest(ContentDigest digest) {
    digest.add(name).add(email).add(active).add(apiOnly).add(barred);
  }
}
