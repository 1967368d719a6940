package dev.signalbox.sync;

import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.Slice;

/// What a page is asked for.
///
/// @param after the last id before it; -1 for the first page
record Question(Entity entity, Slice slice, long after) {}
