/// Signing in: codes by mail, sessions and their tokens.
@NullMarked
package dev.signalbox.core.account;

import org.jspecify.annotations.NullMarked;
