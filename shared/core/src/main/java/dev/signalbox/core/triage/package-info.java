/// Judging a ticket: the processors, what an engine is asked, and what it answers.
@NullMarked
package dev.signalbox.core.triage;

import org.jspecify.annotations.NullMarked;
