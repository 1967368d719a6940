/// The ports of the domain on AWS, and the glue between Lambda events and plain values.
@NullMarked
package dev.signalbox.aws;

import org.jspecify.annotations.NullMarked;
