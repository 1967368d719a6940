/// The ports on AWS, held to their contracts.
@NullMarked
package dev.signalbox.aws;

import org.jspecify.annotations.NullMarked;
