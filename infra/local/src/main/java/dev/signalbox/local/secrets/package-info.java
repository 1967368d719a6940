/// AWS Secrets Manager as far as Signalbox uses it, in memory: JSON 1.1 on loopback, with the
/// service's own errors.
@NullMarked
package dev.signalbox.local.secrets;

import org.jspecify.annotations.NullMarked;
