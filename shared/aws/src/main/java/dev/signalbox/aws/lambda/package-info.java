/// Between Lambda and plain values: an HTTP request or a batch of messages comes in, an answer goes
/// out, and no Lambda type passes a handler. [ApiHandler] and [QueueHandler] run on one lean
/// Micronaut context; [ApiGateway] does the same for a function wired by hand, without Micronaut.
@NullMarked
package dev.signalbox.aws.lambda;

import org.jspecify.annotations.NullMarked;
