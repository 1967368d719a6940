/// What runs inside the process of an emulator: it starts the emulator on loopback, tells its port
/// on the first line of output, and ends when its parent does. Nothing here is used in the process
/// of the functions, and nothing of the functions is used here.
@NullMarked
package dev.signalbox.local.emulator;

import org.jspecify.annotations.NullMarked;
