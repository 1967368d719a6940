/// The product in a world that a seed decides: simulated days of a service desk's work, with every
/// fault that its parts are known for, and what has to hold all the time and at the end.
@NullMarked
package dev.signalbox.simulation;

import org.jspecify.annotations.NullMarked;
