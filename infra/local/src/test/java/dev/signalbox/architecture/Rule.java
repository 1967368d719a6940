package dev.signalbox.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/// A rule, and the classes below `broken` that break it on purpose.
record Rule(ArchRule rule, List<String> brokenBy) {

  static Rule of(ArchRule rule, String... brokenBy) {
    return new Rule(rule, List.of(brokenBy));
  }

  @Override
  public String toString() {
    return rule.getDescription();
  }
}
