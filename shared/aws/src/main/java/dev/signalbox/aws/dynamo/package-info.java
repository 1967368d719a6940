/// Stores on one DynamoDB table with a partition key `pk`, a sort key `sk` and the sparse indexes
/// `owed` and `list`. [Keys] spells every key. Each store names its attributes, with type and role,
/// beside the code that reads and writes them. Items are changed field by field, so that code of an
/// older version leaves alone what a newer one added. `expiresAt` (seconds) lets DynamoDB tidy up,
/// days late; whether something has expired is decided by reading other attributes.
@NullMarked
package dev.signalbox.aws.dynamo;

import org.jspecify.annotations.NullMarked;
