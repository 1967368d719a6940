package dev.signalbox.core.sync;

import dev.signalbox.core.connection.ConnectionRef;
import java.time.Instant;
import java.time.LocalDate;

/// What a comparison with the PSA found, signed so that nobody can change it unnoticed.
///
/// @param day in the tenant's time zone; a connection has one statement for each
/// @param run the comparison
/// @param text what was signed, to the letter
public record Statement(
    ConnectionRef ref, LocalDate day, Instant madeAt, RunId run, String text, String signature) {}
