package dev.signalbox.local.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// An emulator that differs from AWS in what this test says. The test is skipped there, and stays
/// as strict as it is everywhere else.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface KnownGap {

  /// The kinds of clouds.
  String[] value();

  /// What they do instead.
  String because();
}
