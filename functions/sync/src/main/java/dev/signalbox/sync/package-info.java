/// Reads the PSA and keeps signals true: webhook hints come in from the refresh queue, runs and
/// other long work from the runs queue; what a signal newly owes goes out on the triage queue. This
/// function alone writes signals, companies, contacts, notes and time entries.
@NullMarked
package dev.signalbox.sync;

import org.jspecify.annotations.NullMarked;
