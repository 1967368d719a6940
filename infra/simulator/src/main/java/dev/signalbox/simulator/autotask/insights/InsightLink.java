package dev.signalbox.simulator.autotask.insights;

import dev.signalbox.simulator.autotask.account.InsightSwitches;
import dev.signalbox.simulator.autotask.store.Row;
import dev.signalbox.simulator.hooks.HookSignature;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// The address that Autotask loads into a ticket page or a widget, with its parameters in the order
/// in which public samples have them. That the signature is an HMAC-SHA1 follows from its length;
/// what it goes over is a switch.
public final class InsightLink {

  private static final String ENTITY = "entityid";
  private static final String VENDOR = "417";
  private static final String RELEASE = "2026.3.4.114022";

  private final Row registration;
  private final InsightSwitches switches;

  /// @param registration an insight or a widget
  public InsightLink(Row registration, InsightSwitches switches) {
    this.registration = registration;
    this.switches = switches;
  }

  /// What a technician's browser asks for; of a ticket for an insight, of none for a widget.
  ///
  /// @param viewer the technician's resource id
  public String forViewer(long viewer, long ticket) {
    boolean isWidget = registration.entity().field("widgetKey").isPresent();
    String key = isWidget ? "widgetKey" : "insightKey";
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("isdarktheme", "True");
    parameters.put("psaversion", RELEASE);
    parameters.put("resourceid", Long.toString(viewer));
    parameters.put(isWidget ? "widgetkey" : "insightkey", text(key));
    parameters.put("vendorid", VENDOR);
    parameters.put("vendorsuppliedid", text("vendorSuppliedID"));
    if (!isWidget) {
      parameters.put(ENTITY, Long.toString(ticket));
    }
    return text("referenceUrl")
        + "?"
        + query(parameters, InsightLink::encoded)
        + "&signature="
        + signature(parameters);
  }

  private String signature(Map<String, String> parameters) {
    byte[] signed = signed(parameters).getBytes(StandardCharsets.UTF_8);
    String prefixed = HookSignature.of(signed, text("secret"));
    String bare = prefixed.substring(prefixed.indexOf('=') + 1);
    return switches.plainSignature() ? bare : encoded(bare);
  }

  private String signed(Map<String, String> parameters) {
    return switch (switches.insightSigns()) {
      case QUERY -> query(parameters, InsightLink::encoded);
      case DECODED -> query(parameters, value -> value);
      case VALUES -> String.join("", parameters.values());
      case WITHOUT_ENTITY -> {
        Map<String, String> others = new LinkedHashMap<>(parameters);
        others.remove(ENTITY);
        yield query(others, InsightLink::encoded);
      }
    };
  }

  private static String query(Map<String, String> parameters, UnaryOperator<String> written) {
    return parameters.entrySet().stream()
        .map(each -> each.getKey() + "=" + written.apply(each.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private String text(String field) {
    return registration.text(field).orElse("");
  }
}
