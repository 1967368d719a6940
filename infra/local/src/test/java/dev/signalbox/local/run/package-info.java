/// Functions and a template that exist to try the runner with.
@NullMarked
package dev.signalbox.local.run;

import org.jspecify.annotations.NullMarked;
