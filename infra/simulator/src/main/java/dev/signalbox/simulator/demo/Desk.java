package dev.signalbox.simulator.demo;

import java.math.BigDecimal;
import java.util.List;

/// Ticket categories and work types, alike in all demo accounts.
final class Desk {

  private Desk() {}

  static List<Draft> rows() {
    return List.of(
        category(2, "Datto RMM Alert", false, false),
        category(3, "Standard", true, false),
        category(5, "RMA", false, false),
        category(112, "AI Intake", false, true),
        workType(29682801, "Remote Support"),
        workType(29682802, "Onsite Support"));
  }

  private static Draft category(long id, String name, boolean isDefault, boolean apiOnly) {
    return Draft.of("TicketCategory", id)
        .put("name", name)
        .put("nickname", name.substring(0, 3))
        .put("isActive", true)
        .put("isApiOnly", apiOnly)
        .put("isGlobalDefault", isDefault)
        .put("displayColorRgb", 3368601);
  }

  private static Draft workType(long id, String name) {
    return Draft.of("BillingCode", id)
        .put("name", name)
        .put("isActive", true)
        .put("useType", 1)
        .put("billingCodeType", 0)
        .put("unitCost", BigDecimal.ZERO)
        .put("unitPrice", new BigDecimal("120.0"));
  }
}
