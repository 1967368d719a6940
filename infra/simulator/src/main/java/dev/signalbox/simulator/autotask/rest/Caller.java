package dev.signalbox.simulator.autotask.rest;

import dev.signalbox.simulator.autotask.account.ApiUser;
import java.util.Optional;

/// A signed-in API user, and in whose name it wants to write.
record Caller(ApiUser user, Optional<String> impersonates) {}
