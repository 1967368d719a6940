/// The cloud on one machine: DynamoDB and SQS by emulators in processes of their own, Secrets
/// Manager, SES and Bedrock by small endpoints in this one, all on loopback.
@NullMarked
package dev.signalbox.local.cloud;

import org.jspecify.annotations.NullMarked;
