package dev.signalbox.architecture.broken.core.one;

import dev.signalbox.architecture.broken.core.two.Second;

public record First(Second other) {}
