/// The Converse endpoint's script and faults.
@NullMarked
package dev.signalbox.local.model;

import org.jspecify.annotations.NullMarked;
