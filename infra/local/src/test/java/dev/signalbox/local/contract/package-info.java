/// What Signalbox relies on in AWS, said once through the SDK's own clients, and run against
/// whichever cloud is there: the local one, an endpoint, or LocalStack.
@NullMarked
package dev.signalbox.local.contract;

import org.jspecify.annotations.NullMarked;
