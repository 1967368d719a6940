/// A stand-in for the REST side of Autotask: its data, its rules, its people and its clock.
@NullMarked
package dev.signalbox.simulator.autotask;

import org.jspecify.annotations.NullMarked;
