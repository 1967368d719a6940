package dev.signalbox.simulator.http;

/// Answers a request. Runs on a virtual thread of its own and may block.
@FunctionalInterface
public interface Handler {
  Reply handle(Request request);
}
