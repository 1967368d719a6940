package dev.signalbox.architecture.broken.core.two;

import dev.signalbox.architecture.broken.core.one.First;

public record Second(First other) {}
