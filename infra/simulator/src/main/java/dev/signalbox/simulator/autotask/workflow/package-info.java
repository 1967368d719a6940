/// What the vendor's workflow rules do after somebody has changed a ticket.
@NullMarked
package dev.signalbox.simulator.autotask.workflow;

import org.jspecify.annotations.NullMarked;
