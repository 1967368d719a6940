package dev.signalbox.simulator.demo;

import dev.signalbox.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The provider's own people: who they are, what roles they have and which queues they work.
final class Technicians {

  /// @param role the service desk role, as a row
  record Technician(long resource, String name, String roleName, long role, List<Long> queues) {
    String firstName() {
      return name.substring(0, name.indexOf(' '));
    }
  }

  private final Account account;
  private final Instant hired;
  private final Map<String, Long> roles = new LinkedHashMap<>();
  private final List<Technician> technicians = new ArrayList<>();

  Technicians(Account account, Instant now) {
    this.account = account;
    this.hired = now.minus(Duration.ofDays(900));
    long role = account.firstId("role");
    for (Json.Obj person : account.staff()) {
      String name = person.text("role").orElseThrow();
      if (!roles.containsKey(name)) {
        roles.put(name, role++);
      }
      technicians.add(technician(person, name));
    }
  }

  private Technician technician(Json.Obj person, String role) {
    return new Technician(
        account.resource(technicians.size()),
        person.text("name").orElseThrow(),
        role,
        Optional.ofNullable(roles.get(role)).orElseThrow(),
        DemoFile.texts(person, "queues").stream()
            .map(queue -> Optional.ofNullable(account.idsByName("queues").get(queue)).orElseThrow())
            .toList());
  }

  /// Who writes as `Luke: …` in the golden notes; somebody of the queue where nobody is called so.
  Technician named(String firstName, long queue, Dice dice) {
    return technicians.stream()
        .filter(one -> one.firstName().equals(firstName))
        .findFirst()
        .orElseGet(() -> of(queue, dice));
  }

  /// Somebody who works a queue.
  Technician of(long queue, Dice dice) {
    List<Technician> here =
        technicians.stream().filter(one -> one.queues().contains(queue)).toList();
    return dice.pick(here.isEmpty() ? technicians : here);
  }

  List<Draft> rows(List<DemoUser> users) {
    List<Draft> rows = new ArrayList<>();
    roles.forEach((name, id) -> rows.add(role(name, id)));
    rows.add(
        Draft.of("Department", 29682801)
            .put("name", "Service Desk")
            .put("primaryLocationID", 90682));
    long pair = 1;
    for (Technician one : technicians) {
      rows.add(
          resource(one.resource(), one.name(), licence(one), true).put("title", one.roleName()));
      rows.add(serviceDeskRole(one, pair));
      rows.add(departmentRole(one, pair));
      for (long queue : one.queues()) {
        long row = pair * 100 + rows.size();
        rows.add(
            Draft.of("ResourceRoleQueue", row)
                .put("resourceID", one.resource())
                .put("queueID", queue));
        rows.add(resourceRole(one, row).put("queueID", queue));
      }
      pair++;
    }
    rows.addAll(former());
    users.forEach(user -> rows.add(apiUser(user)));
    return rows;
  }

  private long licence(Technician one) {
    return account
        .staff()
        .get((int) (one.resource() - account.resource(0)))
        .number("licenseType")
        .orElse(3);
  }

  private static Draft role(String name, long id) {
    return Draft.of("Role", id)
        .put("name", name)
        .put("description", name + " work")
        .put("hourlyFactor", new java.math.BigDecimal("1.0"))
        .put("hourlyRate", new java.math.BigDecimal("120.0"))
        .put("isActive", true)
        .put("isSystemRole", false)
        .put("roleType", 0);
  }

  private static Draft serviceDeskRole(Technician one, long id) {
    return Draft.of("ResourceServiceDeskRole", id)
        .put("resourceID", one.resource())
        .put("roleID", one.role())
        .put("isActive", true)
        .put("isDefault", true);
  }

  private static Draft departmentRole(Technician one, long id) {
    return Draft.of("ResourceRoleDepartment", id)
        .put("resourceID", one.resource())
        .put("roleID", one.role())
        .put("departmentID", 29682801)
        .put("isActive", true)
        .put("isDefault", true)
        .put("isDepartmentLead", one.roleName().equals("Service Manager"));
  }

  private static Draft resourceRole(Technician one, long id) {
    return Draft.of("ResourceRole", id)
        .put("resourceID", one.resource())
        .put("roleID", one.role())
        .put("isActive", true);
  }

  private List<Draft> former() {
    List<Draft> rows = new ArrayList<>();
    long id = account.resource(technicians.size());
    for (String name : DemoFile.texts(account.setup(), "former")) {
      rows.add(resource(id++, name, 3, false).put("title", "Former technician"));
    }
    return rows;
  }

  private Draft apiUser(DemoUser user) {
    return resource(
            user.resource(), "API " + user.kind().word(), 7, user.kind() != DemoUser.Kind.DISABLED)
        .put("email", user.userName())
        .put("userName", user.userName().substring(0, user.userName().indexOf('@')))
        .put("title", "Integration");
  }

  private Draft resource(long id, String name, long licence, boolean active) {
    String first = name.substring(0, name.indexOf(' '));
    String last = name.substring(name.indexOf(' ') + 1);
    String login = (first.charAt(0) + last).toLowerCase(java.util.Locale.ROOT);
    return Draft.of("Resource", id)
        .put("firstName", first)
        .put("lastName", last)
        .put("userName", login)
        .put("email", login + "@" + account.domain())
        .put("emailTypeCode", "PRIMARY")
        .put("isActive", active)
        .put("licenseType", licence)
        .put("locationID", 90682)
        .put("userType", licence == 1 ? 10 : licence == 7 ? 20 : 17)
        .put("payrollType", 1)
        .put("resourceType", "Employee")
        .put("dateFormat", "MM/dd/yyyy")
        .put("timeFormat", "hh:mm a")
        .put("numberFormat", "X,XXX.XX")
        .put("hireDate", hired)
        .put("officePhone", "")
        .put("mobilePhone", "")
        .put(
            "defaultServiceDeskRoleID",
            technicians.stream()
                .filter(one -> one.resource() == id)
                .findFirst()
                .map(Technician::role)
                .orElse(null));
  }
}
