package dev.signalbox.architecture.broken.autotask;

public record Zone(String url) {}
