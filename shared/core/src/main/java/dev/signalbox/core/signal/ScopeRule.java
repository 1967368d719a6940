package dev.signalbox.core.signal;

/// A rule that can keep a record out of scope.
public enum ScopeRule {
  /// Records of its kind are not copied.
  ENTITY("entity"),
  QUEUE("queue"),
  CATEGORY("category"),
  STATUS("status"),
  /// Its company is not copied, by a filter or a classification.
  COMPANY("companyFilter"),
  CLASSIFICATION("classification"),
  ITEM_TYPE("itemType"),
  /// It has no type, and items without one are not wanted.
  UNTYPED("untyped");

  private final String word;

  ScopeRule(String word) {
    this.word = word;
  }

  /// The rule's word in the API and in logs.
  public String word() {
    return word;
  }
}
