/// Runs what the template describes: tables, queues and secrets on the local cloud, functions
/// behind HTTP, pollers on queues and a scheduler, each by the rules that AWS has for it.
@NullMarked
package dev.signalbox.local.run;

import org.jspecify.annotations.NullMarked;
