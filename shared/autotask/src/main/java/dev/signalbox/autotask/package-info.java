/// Autotask behind the PSA ports: its REST API as a client, and its webhooks as a receiver.
/// [Autotask] is the only way in.
@NullMarked
package dev.signalbox.autotask;

import org.jspecify.annotations.NullMarked;
