/// The domain of Signalbox and its ports; depends on the JDK and JSpecify only.
@NullMarked
package dev.signalbox.core;

import org.jspecify.annotations.NullMarked;
