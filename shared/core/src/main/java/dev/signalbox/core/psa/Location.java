package dev.signalbox.core.psa;

import java.time.Instant;

/// A place of a company. Autotask keeps no date of change of it, so its content decides.
///
/// @param address street, town and postal code in lines
public record Location(
    long id,
    CompanyId company,
    String name,
    String address,
    String phone,
    boolean primary,
    boolean active)
    implements PsaRecord {

  @Override
  public Entity entity() {
    return Entity.LOCATION;
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
    digest.add(company).add(name).add(address).add(phone).add(primary).add(active);
  }
}
