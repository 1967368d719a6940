/// Webhooks of one Autotask database: which hooks there are, what may be subscribed, who hears of
/// which change, and what the rows of hooks and error logs become.
@NullMarked
package dev.signalbox.simulator.autotask.webhooks;

import org.jspecify.annotations.NullMarked;
