/// Judges tickets with a model on Bedrock Converse. What a model can do is data in `models.json`;
/// whatever it answers is checked against a schema and against the ticket before it counts.
@NullMarked
package dev.signalbox.bedrock;

import org.jspecify.annotations.NullMarked;
