package dev.signalbox.core.psa;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A customer of the provider.
///
/// @param type the PSA's company type, an id of its picklist
public record Company(
    CompanyId id,
    String name,
    boolean active,
    @Nullable Long type,
    @Nullable Long classification,
    @Nullable CompanyId parent,
    String phone,
    String website,
    Instant changedAt)
    implements PsaRecord {

  @Override
  public Entity entity() {
    return Entity.COMPANY;
  }

  @Override
  public long recordId() {
    return id.value();
  }

  @Override
  public void digest(ContentDigest digest) {
    digest.add(name).add(active).add(type).add(classification).add(parent).add(phone).add(website);
  }
}
