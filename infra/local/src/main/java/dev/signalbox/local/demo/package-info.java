/// The demo of `make run`: the whole system with a demo account of a PSA, brought up step by step
/// through the same HTTPS API that a console uses.
@NullMarked
package dev.signalbox.local.demo;

import org.jspecify.annotations.NullMarked;
