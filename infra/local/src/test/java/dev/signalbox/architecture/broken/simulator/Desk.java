package dev.signalbox.architecture.broken.simulator;

public record Desk(String name) {}
