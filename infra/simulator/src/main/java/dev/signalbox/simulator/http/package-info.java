/// The HTTP side that all simulators share: requests and replies as values, filters around the
/// handlers, and one loopback server.
@NullMarked
package dev.signalbox.simulator.http;

import org.jspecify.annotations.NullMarked;
