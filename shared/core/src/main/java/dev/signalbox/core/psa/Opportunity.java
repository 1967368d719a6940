package dev.signalbox.core.psa;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A sale that is hoped for.
///
/// @param stage the PSA's stage, an id of its picklist
/// @param status the PSA's status, an id of its picklist
/// @param probability in percent
/// @param closesAt when it is expected to be decided
public record Opportunity(
    long id,
    CompanyId company,
    @Nullable ContactId contact,
    @Nullable MemberId owner,
    String title,
    @Nullable Long stage,
    @Nullable Long status,
    BigDecimal amount,
    @Nullable Long probability,
    @Nullable Instant closesAt,
    Instant changedAt)
    implements PsaRecord {

  @Override
  public Entity entity() {
    return Entity.OPPORTUNITY;
  }

  @Override
  public long recordId() {
    return id;
  }

  @Override
  public void digest(ContentDigest digest) {
    digest.add(company).add(contact).add(owner).add(title).add(stage).add(status);
    digest.add(amount.stripTrailingZeros().toPlainString()).add(probability).add(closesAt);
  }
}
