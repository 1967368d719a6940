/// Checks `infra/docs/features.md` against what the tests did: a row counts when its test ran,
/// passed and carries the row's id.
@NullMarked
package dev.signalbox.ops.features;

import org.jspecify.annotations.NullMarked;
