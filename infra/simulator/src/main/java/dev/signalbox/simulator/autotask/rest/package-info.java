/// The REST calls: sign-in, rights and limits first, then paths, verbs and bodies.
@NullMarked
package dev.signalbox.simulator.autotask.rest;

import org.jspecify.annotations.NullMarked;
