package dev.signalbox.core.psa;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A device, an installation or a service that a company has.
///
/// @param type the PSA's type, an id of its picklist; null when it has none
public record ConfigurationItem(
    long id,
    CompanyId company,
    @Nullable ContactId contact,
    @Nullable Long type,
    String name,
    String number,
    String serial,
    boolean active,
    Instant changedAt)
    implements PsaRecord {

  /// Under which type an item without one is shown.
  public static final String UNTYPED = "Generic";

  @Override
  public Entity entity() {
    return Entity.CONFIGURATION_ITEM;
  }

  @Override
  public long recordId() {
    return id;
  }

  @Override
  public void digest(ContentDigest digest) {
    digest.add(company).add(contact).add(type).add(name).add(number).add(serial).add(active);
  }
}
