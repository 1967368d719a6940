/// The local cloud as a program: ports, processes, settings.
@NullMarked
package dev.signalbox.local.cloud;

import org.jspecify.annotations.NullMarked;
