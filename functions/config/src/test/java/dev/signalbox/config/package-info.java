/// Holds the API of the console to what it says: every route, every refusal, for every role and
/// against other tenants.
@NullMarked
package dev.signalbox.config;

import org.jspecify.annotations.NullMarked;
