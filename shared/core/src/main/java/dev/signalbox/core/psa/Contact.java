package dev.signalbox.core.psa;

import java.time.Instant;

/// A person at a company. Addresses are not unique in a PSA.
public record Contact(
    ContactId id,
    CompanyId company,
    String firstName,
    String lastName,
    String email,
    String phone,
    String title,
    boolean active,
    Instant changedAt)
    implements PsaRecord {

  @Override
  public Entity entity() {
    return Entity.CONTACT;
  }

  @Override
  public long recordId() {
    return id.value();
  }

  public String fullName() {
    return (firstName + " " + lastName).strip();
  }

  @Override
  public void digest(ContentDigest digest) {
    digest.add(company).add(firstName).add(lastName).add(email).add(phone).add(title).add(active);
  }
}
