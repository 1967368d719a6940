package dev.signalbox.simulator.http;

/// What a handler or a filter does with a request: answer it, or cut the connection before or
/// within the answer.
public sealed interface Reply permits Response, CutBody, CutConnection {}
