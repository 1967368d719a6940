package dev.signalbox.simulation;

import dev.signalbox.core.settings.SettingsStore;
import dev.signalbox.core.settings.Versioned;
import dev.signalbox.core.signal.ScopeRules;
import java.util.List;
import java.util.Set;

/// The settings as a broken product would read them.
final class SpoiltSettings {

  private SpoiltSettings() {}

  static SettingsStore of(Sabotage sabotage, SettingsStore settings) {
    return switch (sabotage) {
      case IGNORES_ITEM_TYPES, IGNORES_CLASSIFICATIONS, IGNORES_SWITCHES ->
          Intercept.in(
              SettingsStore.class,
              settings,
              (_, arguments, usual) -> {
                Object answer = usual.call(arguments);
                return answer instanceof Versioned<?>(ScopeRules rules, long version)
                    ? new Versioned<>(spoilt(sabotage, rules), version)
                    : answer;
              });
      case HOOKS_AGAIN ->
          Intercept.in(
              SettingsStore.class,
              settings,
              (method, arguments, usual) ->
                  method.equals("hooks") ? List.of() : usual.call(arguments));
      default -> settings;
    };
  }

  private static ScopeRules spoilt(Sabotage sabotage, ScopeRules rules) {
    boolean anyType = sabotage == Sabotage.IGNORES_ITEM_TYPES;
    return new ScopeRules(
        sabotage == Sabotage.IGNORES_SWITCHES ? Set.copyOf(ScopeRules.SWITCHES) : rules.entities(),
        rules.categories(),
        rules.excludedStatuses(),
        rules.companyFilters(),
        sabotage == Sabotage.IGNORES_CLASSIFICATIONS ? Set.of() : rules.classifications(),
        anyType ? Set.of() : rules.itemTypes(),
        anyType || rules.untypedItems());
  }
}
