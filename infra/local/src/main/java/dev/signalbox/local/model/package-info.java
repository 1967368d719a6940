/// Bedrock's Converse on loopback: requests are checked as the service checks them, answers come
/// from a script, else from a brain, and faults can be put in their way.
@NullMarked
package dev.signalbox.local.model;

import org.jspecify.annotations.NullMarked;
