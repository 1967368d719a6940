/// Filters, pages and the JSON of rows.
@NullMarked
package dev.signalbox.simulator.autotask.query;

import org.jspecify.annotations.NullMarked;
