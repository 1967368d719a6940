package dev.signalbox.simulator.http;

/// Stands around a handler: may record, delay, answer itself, or cut the connection before or after
/// the handler has done its work.
@FunctionalInterface
public interface RequestFilter {

  Reply apply(Request request, Handler next);

  /// This filter around a handler, as a handler.
  default Handler around(Handler next) {
    return request -> apply(request, next);
  }
}
