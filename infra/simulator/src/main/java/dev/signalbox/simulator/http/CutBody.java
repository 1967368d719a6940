package dev.signalbox.simulator.http;

/// Announces a whole answer, sends half of its body and closes the connection.
public record CutBody(Response whole) implements Reply {}
