/// What the vendor's metadata calls say about each entity: fields, picklists, verbs.
@NullMarked
package dev.signalbox.simulator.autotask.schema;

import org.jspecify.annotations.NullMarked;
