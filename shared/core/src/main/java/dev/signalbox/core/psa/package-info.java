/// The PSA in neutral words, and the ports through which each part of the product uses it.
@NullMarked
package dev.signalbox.core.psa;

import org.jspecify.annotations.NullMarked;
