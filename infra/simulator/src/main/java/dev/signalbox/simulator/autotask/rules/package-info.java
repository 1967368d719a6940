/// What the vendor's server checks and fills in when something is written.
@NullMarked
package dev.signalbox.simulator.autotask.rules;

import org.jspecify.annotations.NullMarked;
