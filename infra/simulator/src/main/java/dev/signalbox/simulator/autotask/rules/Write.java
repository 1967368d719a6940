package dev.signalbox.simulator.autotask.rules;

import dev.signalbox.simulator.autotask.account.Switches;
import dev.signalbox.simulator.autotask.account.Tenant;
import dev.signalbox.simulator.autotask.store.Actor;
import dev.signalbox.simulator.autotask.store.Row;
import dev.signalbox.simulator.autotask.store.Store;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// One write: who, when, and all that its rules may look at.
record Write(Store store, Tenant tenant, Switches switches, Actor actor, Instant now) {

  Optional<Row> find(String entity, OptionalLong id) {
    return id.isEmpty() ? Optional.empty() : store.find(entity, id.getAsLong());
  }

  /// The resource that acts; null when a contact does, or nobody.
  @Nullable Long resource() {
    return actor.isContact() || actor.isBackground() ? null : actor.id();
  }

  @Nullable Long contact() {
    return actor.isContact() ? actor.id() : null;
  }

  @Nullable Long impersonator() {
    return actor.impersonator().isPresent() ? actor.impersonator().getAsLong() : null;
  }

  /// The write came over the API, in whoever's name.
  boolean byApi() {
    return actor.isApiUser() || actor.impersonator().isPresent();
  }
}
