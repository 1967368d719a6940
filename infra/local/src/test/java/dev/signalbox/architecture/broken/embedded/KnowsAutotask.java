package dev.signalbox.architecture.broken.embedded;

import dev.signalbox.architecture.broken.autotask.Zone;

record KnowsAutotask(Zone other) {}
