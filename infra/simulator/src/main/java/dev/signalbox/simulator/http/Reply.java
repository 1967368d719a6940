package dev.signalbox.simulator.http;

/// What a handler or a filter does with a request: answer it, or cut the connection.
public sealed interface Reply permits Response, CutConnection {}
