/// How long a function takes from nothing to its first answer: its zip in a JVM of its own, through
/// the runtime client that Lambda uses, on one processor, with AWS played on loopback. The Runtime
/// API, the AWS stub and this process keep off that processor where the machine has two.
@NullMarked
package dev.signalbox.bench.coldstart;

import org.jspecify.annotations.NullMarked;
