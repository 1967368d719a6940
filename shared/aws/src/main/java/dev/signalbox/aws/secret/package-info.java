/// Secrets in AWS Secrets Manager: one JSON per connection, and the key of the deployment; and what
/// is made of that key.
@NullMarked
package dev.signalbox.aws.secret;

import org.jspecify.annotations.NullMarked;
