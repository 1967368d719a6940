/// A tenant's link to one PSA account: its state, settings and secrets.
@NullMarked
package dev.signalbox.core.connection;

import org.jspecify.annotations.NullMarked;
