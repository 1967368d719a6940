package dev.signalbox.core.psa;

import java.util.List;

/// The picklists by which companies and configuration items are chosen. Ids, labels and order are
/// the tenant's.
public record ScopeFields(
    List<PickValue> companyTypes, List<PickValue> classifications, List<PickValue> itemTypes) {

  public static final ScopeFields NONE = new ScopeFields(List.of(), List.of(), List.of());

  public ScopeFields {
    companyTypes = List.copyOf(companyTypes);
    classifications = List.copyOf(classifications);
    itemTypes = List.copyOf(itemTypes);
  }
}
