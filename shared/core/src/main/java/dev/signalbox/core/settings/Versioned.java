package dev.signalbox.core.settings;

/// A setting with the version under which it was read; 0 when it was never saved.
public record Versioned<T>(T value, long version) {}
