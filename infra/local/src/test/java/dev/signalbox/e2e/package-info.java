/// The whole system in one JVM, used from outside: HTTP in, HTTP out. All tests share one local
/// cloud; each deployment on it has a simulator and two tenants of its own.
@NullMarked
package dev.signalbox.e2e;

import org.jspecify.annotations.NullMarked;
