package dev.signalbox.architecture.broken.triage;

import dev.signalbox.architecture.broken.simulator.Desk;

record KnowsSimulator(Desk other) {}
