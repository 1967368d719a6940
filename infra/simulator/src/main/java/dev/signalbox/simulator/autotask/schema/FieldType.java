package dev.signalbox.simulator.autotask.schema;

import java.util.Locale;

/// The `dataType` of a field in the vendor's metadata.
public enum FieldType {
  INTEGER,
  LONG,
  STRING,
  DATETIME,
  BOOLEAN,
  DOUBLE,
  DECIMAL;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public boolean isWhole() {
    return this == INTEGER || this == LONG;
  }

  public boolean isFraction() {
    return this == DOUBLE || this == DECIMAL;
  }
}
