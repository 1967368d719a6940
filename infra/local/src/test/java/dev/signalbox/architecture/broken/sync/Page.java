package dev.signalbox.architecture.broken.sync;

public record Page(int number) {}
