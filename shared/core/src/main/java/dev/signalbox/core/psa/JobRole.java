package dev.signalbox.core.psa;

import java.time.Instant;

/// A role in which technicians work and are billed. The PSA keeps no date of change of it.
public record JobRole(long id, String name, boolean active) implements PsaRecord {

  @Override
  public Entity entity() {
    return Entity.ROLE;
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
    digest.add(name).add(active);
  }
}
