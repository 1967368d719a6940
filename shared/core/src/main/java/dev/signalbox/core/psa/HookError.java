package dev.signalbox.core.psa;

import dev.signalbox.core.psa.WebhookReader.Action;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A delivery that the PSA gave up, as its own log has it.
///
/// @param entity what the delivery was about; null when that is nothing we copy, or unreadable
/// @param recordId which record; null when unreadable
/// @param at when the PSA gave it up, by its clock
/// @param tries how often it had tried
/// @param text what the receiver answered, or why it did not
public record HookError(
    long id,
    @Nullable Entity entity,
    @Nullable Long recordId,
    Action action,
    Instant at,
    int tries,
    String text) {}
