package dev.signalbox.aws.sample;

import dev.signalbox.aws.Environment;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/// What a function's `Wiring` looks like.
@Factory
public final class SampleWiring {

  /// Something made from the environment.
  public record Table(String name) {}

  @Singleton
  Table table(Environment environment) {
    return new Table(environment.get("TABLE_NAME"));
  }
}
