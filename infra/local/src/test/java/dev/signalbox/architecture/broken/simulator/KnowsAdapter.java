package dev.signalbox.architecture.broken.simulator;

import dev.signalbox.architecture.broken.autotask.Zone;

record KnowsAdapter(Zone other) {}
