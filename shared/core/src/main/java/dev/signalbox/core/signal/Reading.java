package dev.signalbox.core.signal;

import dev.signalbox.core.psa.Ticket;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A ticket just read, and the rules under which it is taken in.
///
/// @param askedAt our clock before the request was sent
/// @param judgeFrom see [dev.signalbox.core.connection.Connection#judgeFrom]
public record Reading(
    Ticket ticket,
    Instant askedAt,
    StatusMap statuses,
    QueueSelection queues,
    @Nullable Instant judgeFrom,
    String cause) {}
