/// Tasks on Amazon SQS: their JSON, and the queues they go to.
@NullMarked
package dev.signalbox.aws.queue;

import org.jspecify.annotations.NullMarked;
