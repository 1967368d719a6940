/// The engine that judges tickets without a cloud: sentence vectors from MiniLM, linear and
/// nearest-neighbour classifiers that learn in seconds from a tenant's own tickets, and rules that
/// quote what they rest on. Nothing is loaded before the first ticket or an explicit prime.
@NullMarked
package dev.signalbox.embedded;

import org.jspecify.annotations.NullMarked;
