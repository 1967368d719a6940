/// What an admin has set for a connection, and what we noted about its PSA account.
@NullMarked
package dev.signalbox.core.settings;

import org.jspecify.annotations.NullMarked;
