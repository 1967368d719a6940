package dev.signalbox.sync;

import dev.signalbox.core.Randomness;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.connection.HookRoute;
import dev.signalbox.core.connection.HookRoutes;
import dev.signalbox.core.connection.HookTokens;
import dev.signalbox.core.connection.PsaSecret;
import dev.signalbox.core.connection.SecretStore;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.HookPlan;
import dev.signalbox.core.psa.HookReport.HookView;
import dev.signalbox.core.psa.Provisioning;
import dev.signalbox.core.psa.PsaFault;
import dev.signalbox.core.settings.Hook;
import dev.signalbox.core.settings.ProvisionNote;
import dev.signalbox.core.settings.ProvisionNote.State;
import dev.signalbox.core.settings.SettingsStore;
import dev.signalbox.core.tenant.EmailAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes our webhooks exist and work in a PSA, whatever is there already.
final class ProvisionHooks {

  /// 48 characters of base64url; Autotask takes 64 at most.
  private static final int SECRET_BYTES = 36;

  private final SecretStore secrets;
  private final SettingsStore settings;
  private final HookWatches watches;
  private final HookRoutes routes;
  private final HookTokens tokens;
  private final Randomness randomness;
  private final InstantSource clock;

  ProvisionHooks(
      SecretStore secrets,
      SettingsStore settings,
      HookWatches watches,
      HookRoutes routes,
      HookTokens tokens,
      Randomness randomness,
      InstantSource clock) {
    this.secrets = secrets;
    this.settings = settings;
    this.watches = watches;
    this.routes = routes;
    this.tokens = tokens;
    this.randomness = randomness;
    this.clock = clock;
  }

  /// @param publicUrl where the PSA reaches us; empty to use the addresses that are known
  /// @param until when this has ended in any case
  /// @return how it ended, which is also noted
  /// @throws PsaFault when trying again may help
  ProvisionNote provision(OpenConnections.Open open, String publicUrl, Instant until) {
    if (!watches.take(open.ref(), clock.instant(), until)) {
      throw taken(open.ref());
    }
    try {
      return provisionAlone(open, publicUrl);
    } finally {
      watches.release(open.ref(), until);
    }
  }

  /// @throws PsaFault while somebody sets the webhooks up: until then they look broken
  void checkFree(ConnectionRef ref) {
    if (watches.of(ref).isTaken(clock.instant())) {
      throw taken(ref);
    }
  }

  private static PsaFault taken(ConnectionRef ref) {
    return PsaFault.unavailable("The webhooks of " + ref + " are being set up already.", null);
  }

  private ProvisionNote provisionAlone(OpenConnections.Open open, String publicUrl) {
    try {
      ProvisionNote note = noteOf(open, remembered(open.ref(), publicUrl));
      settings.saveProvisionNote(open.ref(), note);
      return note;
    } catch (PsaFault fault) {
      settings.saveProvisionNote(open.ref(), failed(fault));
      throw fault;
    }
  }

  /// The hooks as they have to be, for looking at them; empty while nobody said where we are
  /// reached.
  Optional<HookPlan> plan(OpenConnections.Open open) {
    return baseUrl(open.ref())
        .map(url ->
            plan(
                open,
                addresses(open, url),
                Objects.requireNonNullElse(open.secret().hookSecret(), "")));
  }

  private HookAddresses addresses(OpenConnections.Open open, String publicUrl) {
    boolean items =
        settings.scope(open.ref()).value().entities().contains(Entity.CONFIGURATION_ITEM);
    return HookAddresses.of(
        publicUrl,
        open.connection().psa().word(),
        HookPlan.entities(items),
        settings.hooks(open.ref()),
        tokens);
  }

  private HookPlan plan(OpenConnections.Open open, HookAddresses addresses, String secret) {
    EmailAddress email = settings.hookChoices(open.ref()).value().notificationEmail();
    return new HookPlan(
        HookPlan.markOf(open.ref()),
        addresses.urls(),
        addresses.deactivationUrl(),
        secret,
        email == null ? null : email.value());
  }

  private ProvisionNote noteOf(OpenConnections.Open open, Optional<String> baseUrl) {
    return baseUrl
        .map(url -> provisionAt(open, url))
        .orElseGet(() ->
            note(
                State.FAILED,
                "It is not known yet under which address the PSA reaches this deployment.",
                "Press Provision webhooks in the console, or set the parameter PublicUrl.",
                List.of()));
  }

  private ProvisionNote provisionAt(OpenConnections.Open open, String publicUrl) {
    ConnectionRef ref = open.ref();
    // What is noted is as of the key that is used: another may be due before this has ended.
    Instant began = clock.instant();
    HookAddresses addresses = addresses(open, publicUrl);
    // Routes and secret first: the PSA may call the moment a hook is active.
    addresses.tokens().forEach((_, token) -> route(open, token, guidOf(ref, token)));
    HookPlan plan = plan(open, addresses, hookSecret(ref, began));
    return switch (open.psa().setup().provision(plan)) {
      case Provisioning.Provisioned(List<HookView> hooks) ->
          provisioned(open, addresses, hooks, began);
      case Provisioning.NotPermitted(String setting, List<String> errors) ->
          note(
              State.NOT_PERMITTED,
              "The API user may not create webhooks.",
              "Allow it in the PSA: " + setting + ". Then provision again.",
              errors);
      case Provisioning.QuotaUsedUp(int ours, String setting, List<String> errors) ->
          note(
              State.QUOTA_USED_UP,
              "The API user's number of webhooks is used up; " + ours + " of them are ours.",
              "Raise the number in the PSA: " + setting + ". Then provision again.",
              errors);
    };
  }

  private ProvisionNote provisioned(
      OpenConnections.Open open, HookAddresses addresses, List<HookView> hooks, Instant began) {
    for (HookView hook : hooks) {
      String token = addresses.tokens().get(hook.entity());
      if (token != null) {
        route(open, token, hook.guid());
      }
    }
    settings.saveHooks(
        open.ref(),
        hooks.stream()
            .map(hook -> new Hook(hook.entity(), hook.id(), hook.guid(), hook.url(), hook.active()))
            .toList());
    return new ProvisionNote(
        began, State.DONE, hooks.size() + " webhooks are active.", "", List.of());
  }

  /// Where we are reached, also for the checks to come, whatever becomes of this provisioning.
  private Optional<String> remembered(ConnectionRef ref, String publicUrl) {
    if (!publicUrl.isBlank()) {
      watches.change(ref, watch -> watch.at(publicUrl));
    }
    return baseUrl(ref);
  }

  private Optional<String> baseUrl(ConnectionRef ref) {
    return Optional.of(watches.of(ref).publicUrl())
        .filter(url -> !url.isBlank())
        .or(() -> settings.hooks(ref).stream().map(hook -> baseOf(hook.url())).findFirst());
  }

  private static String baseOf(String hookUrl) {
    return hookUrl.substring(0, hookUrl.indexOf("/webhooks/"));
  }

  private String hookSecret(ConnectionRef ref, Instant now) {
    PsaSecret secret = secrets.findSince(ref, now).orElseThrow(() -> gone(ref));
    String known = RotateHookKey.inUse(secret, now);
    if (known != null) {
      return known;
    }
    String made = newKey(randomness);
    secrets.put(ref, secret.withHookSecret(made));
    return made;
  }

  private static PsaFault gone(ConnectionRef ref) {
    return PsaFault.of(
        PsaFault.Kind.UNAUTHORIZED,
        "The secret of connection " + ref.connection() + " is not stored any more. Enter it again.",
        List.of());
  }

  /// A key for signing webhooks.
  static String newKey(Randomness randomness) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(randomness.bytes(SECRET_BYTES));
  }

  private void route(OpenConnections.Open open, String token, @Nullable String guid) {
    String id = tokens.check(token).orElseThrow();
    routes.put(
        id, new HookRoute(open.ref(), open.connection().psa(), open.connection().state(), guid));
  }

  private @Nullable String guidOf(ConnectionRef ref, String token) {
    return settings.hooks(ref).stream()
        .filter(hook -> hook.url().endsWith("/" + token))
        .map(Hook::guid)
        .findFirst()
        .orElse(null);
  }

  private ProvisionNote failed(PsaFault fault) {
    return note(
        State.FAILED,
        "Provisioning webhooks failed: " + fault.getMessage(),
        fault.worthRetrying() ? "It is tried again by itself." : "Test the connection.",
        fault.psaErrors());
  }

  private ProvisionNote note(State state, String message, String nextStep, List<String> psaErrors) {
    return new ProvisionNote(clock.instant(), state, message, nextStep, psaErrors);
  }
}
