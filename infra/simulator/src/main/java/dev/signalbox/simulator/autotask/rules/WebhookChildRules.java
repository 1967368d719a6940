package dev.signalbox.simulator.autotask.rules;

import dev.signalbox.simulator.autotask.account.HookSetup;
import dev.signalbox.simulator.autotask.store.Row;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Fields and excluded resources of a webhook: none twice, and a webhook is ready as soon as one
/// field triggers it (Autotask developer help, Webhooks, REST_WebhookFieldsEntity).
final class WebhookChildRules implements EntityRules {

  static final EntityRules INSTANCE = new WebhookChildRules();

  private static final Pattern CHILD = Pattern.compile("(Udf)?Field$|ExcludedResource$");
  private static final List<String> KEYS = List.of("fieldID", "udfFieldID", "resourceID");

  private WebhookChildRules() {}

  @Override
  public Row creating(Write write, Row draft) {
    String parent = parent(draft);
    if (write.find(parent, draft.number("webhookID")).isEmpty()) {
      throw FieldChecks.badReference("webhookID", parent);
    }
    boolean isDouble =
        write
            .store()
            .table(draft.entity())
            .rows()
            .filter(row -> row.number("webhookID").equals(draft.number("webhookID")))
            .anyMatch(row -> Objects.equals(key(row), key(draft)));
    if (isDouble) {
      throw Refused.because("This webhook already has a row for " + key(draft) + ".");
    }
    return draft;
  }

  private static OptionalLong key(Row row) {
    return KEYS.stream()
        .filter(name -> row.entity().field(name).isPresent())
        .findFirst()
        .map(row::number)
        .orElse(OptionalLong.empty());
  }

  private static String parent(Row child) {
    return CHILD.matcher(child.entity().name()).replaceFirst("");
  }

  @Override
  public void done(Write write, @Nullable Row before, @Nullable Row after) {
    Row child = after == null ? before : after;
    if (child == null) {
      return;
    }
    if (before == null && isField(child) && write.tenant().hookSetup().losesField()) {
      write.store().remove(child, write.actor());
      return;
    }
    write
        .find(parent(child), child.number("webhookID"))
        .ifPresent(webhook -> {
          Row now = webhook.with("isReady", hasFields(write, webhook) && isReady(write, webhook));
          if (!now.sameValuesAs(webhook)) {
            write.store().put(now, write.actor());
          }
        });
  }

  private static boolean isField(Row child) {
    return child.entity().name().endsWith("Field");
  }

  private static boolean isReady(Write write, Row webhook) {
    var hook = new HookSetup.Hook(webhook.entity().name(), webhook.id());
    return webhook.isTrue("isReady") || write.tenant().hookSetup().isReady(hook, write.now());
  }

  private static boolean hasFields(Write write, Row webhook) {
    return List.of("Field", "UdfField").stream()
        .flatMap(kind -> write.tenant().schema().find(webhook.entity().name() + kind).stream())
        .flatMap(entity -> write.store().table(entity).rows())
        .filter(row -> row.number("webhookID").equals(OptionalLong.of(webhook.id())))
        .anyMatch(row -> row.isTrue("isSubscribedField"));
  }
}
