package dev.signalbox.simulator.autotask.query;

import java.util.Arrays;
import java.util.Optional;

/// The thirteen operators (Autotask developer help, REST advanced query features).
enum Operator {
  EQ("eq"),
  NOT_EQ("noteq"),
  GT("gt"),
  GTE("gte"),
  LT("lt"),
  LTE("lte"),
  BEGINS_WITH("beginsWith"),
  ENDS_WITH("endsWith"),
  CONTAINS("contains"),
  EXIST("exist"),
  NOT_EXIST("notExist"),
  IN("in"),
  NOT_IN("notIn");

  private final String wireName;

  Operator(String wireName) {
    this.wireName = wireName;
  }

  static Optional<Operator> named(String name) {
    return Arrays.stream(values())
        .filter(operator -> operator.wireName.equalsIgnoreCase(name))
        .findFirst();
  }

  boolean isRange() {
    return this == GT || this == GTE || this == LT || this == LTE;
  }

  boolean isTextual() {
    return this == BEGINS_WITH || this == ENDS_WITH || this == CONTAINS;
  }

  boolean takesList() {
    return this == IN || this == NOT_IN;
  }

  boolean takesNothing() {
    return this == EXIST || this == NOT_EXIST;
  }
}
