package dev.signalbox.simulator.control;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.account.InsightSwitches.Signed;
import dev.signalbox.simulator.autotask.account.Switches;
import dev.signalbox.simulator.autotask.schema.HookFieldNumbers;
import dev.signalbox.simulator.autotask.webhooks.HookSwitches;
import dev.signalbox.simulator.autotask.webhooks.HookSwitches.PicklistAs;
import dev.signalbox.simulator.autotask.webhooks.Webhooks;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/// Sets what public sources leave open: `{"set":"likely"|"unlikely"}` for all, or single switches
/// by name.
final class SwitchBoard {

  private final DemoAccount account;

  SwitchBoard(DemoAccount account) {
    this.account = account;
  }

  Json set(Json.Obj body) {
    body.fields().forEach(this::set);
    return Json.object()
        .put("calls", account.autotask().switches().toString())
        .put("webhooks", account.webhooks().switches().toString())
        .build();
  }

  private void set(String name, Json value) {
    Webhooks webhooks = account.webhooks();
    HookSwitches hooks = webhooks.switches();
    switch (name) {
      case "set" -> all(text(name, value));
      case "picklistAs" -> webhooks.set(hooks.with(picklistAs(text(name, value))));
      case "personKey" -> webhooks.set(hooks.withPersonKey(text(name, value)));
      case "fieldNumbers" ->
          HookFieldNumbers.shuffle(
              account.autotask().schema(),
              account.autotask().picklists(),
              value
                  .asLong()
                  .orElseThrow(() -> BadControl.invalid("fieldNumbers takes a seed, a number.")));
      case "insightSigns" ->
          account
              .autotask()
              .set(account.autotask().switches().with(name, signed(text(name, value))));
      case "loopbackHooks" -> account.autotask().tenant().loopbackHooks().set(bool(name, value));
      default -> {
        if (HookSwitches.has(name)) {
          webhooks.set(hooks.with(name, bool(name, value)));
        } else {
          account.autotask().set(account.autotask().switches().with(name, plain(value)));
        }
      }
    }
  }

  private void all(String which) {
    switch (which) {
      case "likely" -> {
        account.autotask().set(Switches.likely());
        account.webhooks().set(HookSwitches.likely());
      }
      case "unlikely" -> {
        account.autotask().set(Switches.unlikely());
        account.webhooks().set(HookSwitches.unlikely());
      }
      default -> throw BadControl.invalid("set takes likely or unlikely.");
    }
  }

  private static PicklistAs picklistAs(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "id" -> PicklistAs.ID;
      case "label" -> PicklistAs.LABEL;
      default -> throw BadControl.invalid("picklistAs takes id or label.");
    };
  }

  private static Signed signed(String text) {
    return Arrays.stream(Signed.values())
        .filter(each -> each.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(() ->
            BadControl.invalid("insightSigns takes query, decoded, values or without_entity."));
  }

  private static String text(String name, Json value) {
    return value.asText().orElseThrow(() -> BadControl.invalid(name + " takes a text."));
  }

  private static boolean bool(String name, Json value) {
    if (value instanceof Json.Bool(boolean bool)) {
      return bool;
    }
    throw BadControl.invalid(name + " takes true or false.");
  }

  private static Object plain(Json value) {
    return switch (value) {
      case Json.Bool(boolean bool) -> bool;
      case Json.Num(BigDecimal number) -> number.intValue();
      case Json.Text(String text) -> text;
      case Json.Obj(Map<String, Json> _), Json.Arr _, Json.Null _ ->
          throw BadControl.invalid("A switch takes true, false, a number or a text.");
    };
  }
}
