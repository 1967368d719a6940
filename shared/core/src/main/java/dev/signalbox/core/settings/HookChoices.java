package dev.signalbox.core.settings;

import dev.signalbox.core.tenant.EmailAddress;
import org.jspecify.annotations.Nullable;

/// What an admin chose about webhooks.
///
/// @param notificationEmail whom the PSA mails when it cannot deliver; null for nobody
public record HookChoices(@Nullable EmailAddress notificationEmail) {

  public static final HookChoices NONE = new HookChoices(null);
}
