package dev.signalbox.simulator.autotask.account;

/// What public sources leave open about pages of others that the vendor shows beside its own.
///
/// @param vendorIdentifier the tracking identifier is an integration vendor's; with a custom one no
///   insight can be registered
/// @param insightSigns over what the signature of a page's address goes
/// @param plainSignature the signature stands in the address as it is, so that a `+` in it reads as
///   a space
public record InsightSwitches(
    boolean vendorIdentifier, Signed insightSigns, boolean plainSignature) {

  /// What may be signed.
  public enum Signed {
    /// The query as it stands in the address.
    QUERY,
    /// The same, decoded.
    DECODED,
    /// The values one after the other.
    VALUES,
    /// The query without the record it is about.
    WITHOUT_ENTITY
  }

  /// The likelier answer of each.
  public static InsightSwitches likely() {
    return new InsightSwitches(true, Signed.QUERY, false);
  }

  /// The other answer of each: what a client is run against as well.
  public static InsightSwitches unlikely() {
    return new InsightSwitches(false, Signed.WITHOUT_ENTITY, true);
  }
}
