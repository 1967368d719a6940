/// How fast a genuine delivery is acknowledged over HTTP, at the rate of a busy desk.
@NullMarked
package dev.signalbox.bench.webhook;

import org.jspecify.annotations.NullMarked;
