/// What admins do at the console, as the simulation has them do it.
@NullMarked
package dev.signalbox.config;

import org.jspecify.annotations.NullMarked;
