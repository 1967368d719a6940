package dev.signalbox.webhook;

import dev.signalbox.autotask.Autotask;
import dev.signalbox.aws.lambda.Body;
import dev.signalbox.core.CountingIds;
import dev.signalbox.core.ManualClock;
import dev.signalbox.core.connection.ConnectionId;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.connection.ConnectionState;
import dev.signalbox.core.connection.HookRoute;
import dev.signalbox.core.connection.HookTokens;
import dev.signalbox.core.connection.MemoryHookRoutes;
import dev.signalbox.core.connection.MemorySecretStore;
import dev.signalbox.core.connection.PsaKind;
import dev.signalbox.core.connection.PsaSecret;
import dev.signalbox.core.connection.SecretStore;
import dev.signalbox.core.task.MemoryTaskQueue;
import dev.signalbox.core.task.TaskQueue;
import dev.signalbox.core.tenant.TenantId;
import dev.signalbox.webhook.ReceiveWebhook.Delivery;
import dev.signalbox.webhook.ReceiveWebhook.Outcome;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;

/// A test of deliveries to a connection whose webhooks are signed with [#KEY].
abstract class WithAReceiver {

  static final ConnectionRef REF =
      new ConnectionRef(new TenantId("msp"), new ConnectionId("autotask-1"));
  static final String KEY = "0123456789abcdef0123456789ABCDEF";
  static final String NEW_KEY = "ffffffffffffffffffffffffffffffff";
  static final String GUID = "a1da62a4-2c49-40a8-8183-69994ce5b3eb";

  final ManualClock clock = new ManualClock(Instant.parse("2026-03-02T09:00:00Z"));
  final MemoryHookRoutes routes = new MemoryHookRoutes();
  final MemorySecretStore secrets = new MemorySecretStore();
  final MemoryTaskQueue queue = new MemoryTaskQueue();
  final ReceiveWebhook webhooks = receiver(secrets, queue);

  @BeforeEach
  void connect() {
    route(new ConnectionState.Connected());
    secrets.put(REF, new PsaSecret("s", "c", KEY, null));
  }

  final ReceiveWebhook receiver(SecretStore secrets, TaskQueue queue) {
    return new ReceiveWebhook(
        new OneToken(),
        new KnownRoutes(routes, clock),
        new HookKeys(secrets, clock),
        Autotask.webhooks(),
        queue,
        new CountingIds(),
        clock);
  }

  final void route(ConnectionState state) {
    route(state, GUID);
  }

  final void route(ConnectionState state, String guid) {
    routes.put("id", new HookRoute(REF, PsaKind.AUTOTASK, state, guid));
  }

  final Outcome receive(String body, String key) {
    return webhooks.receive(signed(body, key));
  }

  static Delivery signed(String body, String key) {
    return new Delivery(
        OneToken.TOKEN, Map.of("x-hook-signature", List.of(signature(body, key))), Body.of(body));
  }

  static String signature(String body, String key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(
          new SecretKeySpec(
              key.isEmpty() ? new byte[1] : key.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      return "sha1="
          + Base64.getEncoder().encodeToString(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String update(long id) {
    return "{\"Action\":\"Update\",\"Guid\":\"%s\",\"EntityType\":\"Ticket\",\"Id\":%d,\"Fields\":{},\"EventTime\":\"2026-03-02T09:00:00Z\",\"SequenceNumber\":%d,\"PersonID\":1}"
        .formatted(GUID, id, id);
  }

  record OneToken() implements HookTokens {
    static final String TOKEN = "token";

    @Override
    public String mint() {
      return TOKEN;
    }

    @Override
    public Optional<String> check(String token) {
      return token.equals(TOKEN) ? Optional.of("id") : Optional.empty();
    }
  }
}
