package dev.signalbox.simulator.http;

/// Closes the connection without an answer, as a network that fails does. A filter that calls the
/// next handler first loses only the answer: the write has happened.
public record CutConnection() implements Reply {}
