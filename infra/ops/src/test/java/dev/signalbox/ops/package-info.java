/// Holds template.yaml, the zips and the folders to their rules.
@NullMarked
package dev.signalbox.ops;

import org.jspecify.annotations.NullMarked;
