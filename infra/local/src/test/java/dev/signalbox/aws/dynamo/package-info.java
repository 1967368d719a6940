/// The stores on DynamoDB, held to the contracts of their ports.
@NullMarked
package dev.signalbox.aws.dynamo;

import org.jspecify.annotations.NullMarked;
