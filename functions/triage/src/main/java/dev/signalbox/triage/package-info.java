/// Judges tickets: a message on the triage queue names a ticket and its entry into a phase; the
/// verdicts of the phase's processors are stored one by one, and what the ticket owed is settled.
/// This function reads signals and never writes them.
@NullMarked
package dev.signalbox.triage;

import org.jspecify.annotations.NullMarked;
