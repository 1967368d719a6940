package dev.signalbox.simulator.autotask;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.SimulatedClock;
import dev.signalbox.simulator.Simulator;
import dev.signalbox.simulator.SimulatorConfig;
import dev.signalbox.simulator.autotask.account.SecurityLevel;
import dev.signalbox.simulator.autotask.account.Switches;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// A small database behind a running simulator, and a client that sends what it is told.
final class Desk implements AutoCloseable {

  static final long TERRY = 29682885;
  static final long JO = 29682886;
  static final long API = AutotaskConfig.STANDARD_USER.resourceId();
  static final long ROLE = 29682834;
  static final long CODE = 29682801;
  static final Instant NOW = Instant.parse("2026-01-05T14:57:50.123Z");

  final SimulatedClock clock = SimulatedClock.standingAt(NOW);
  final Simulator simulator;
  private final HttpClient client = HttpClient.newHttpClient();
  private Map<String, String> headers =
      Map.of(
          "UserName", AutotaskConfig.STANDARD_USER.userName(),
          "Secret", AutotaskConfig.STANDARD_USER.secret(),
          "ApiIntegrationCode", AutotaskConfig.STANDARD_USER.integrationCode());

  private Desk(AutotaskConfig config) {
    simulator = Simulator.start(SimulatorConfig.standard().at(clock).with(config));
    plant();
  }

  static Desk open() {
    return new Desk(AutotaskConfig.standard());
  }

  static Desk with(AutotaskConfig config) {
    return new Desk(config);
  }

  static Desk with(String switchName, Object value) {
    return with(AutotaskConfig.standard().with(Switches.likely().with(switchName, value)));
  }

  private void plant() {
    AutotaskSimulator autotask = autotask();
    plant(
        "Company",
        "{'id':0,'companyName':'Our MSP','companyType':1,'isActive':true,'phone':'1','ownerResourceID':29682885}");
    plant(
        "Company",
        "{'id':173,'companyName':'Contoso Group','companyType':1,'isActive':true,'phone':'1','ownerResourceID':29682885}");
    plant(
        "Company",
        "{'id':174,'companyName':'Contoso','companyType':1,'isActive':true,'phone':'1','ownerResourceID':29682885,'parentCompanyID':173}");
    plant(
        "Company",
        "{'id':175,'companyName':'Fabrikam','companyType':1,'isActive':true,'phone':'1','ownerResourceID':29682885}");
    plant(
        "Contact",
        "{'id':30682901,'companyID':174,'firstName':'Mary','lastName':'Smith','isActive':1}");
    plant(
        "Contact",
        "{'id':30682902,'companyID':173,'firstName':'Paul','lastName':'Parent','isActive':1}");
    plant(
        "Contact",
        "{'id':30682903,'companyID':175,'firstName':'Fay','lastName':'Brik','isActive':1}");
    plant(
        "Contact",
        "{'id':30682904,'companyID':174,'firstName':'Ivan','lastName':'Gone','isActive':0}");
    resource(TERRY, "Terry", 1, true);
    resource(JO, "Jo", 3, true);
    resource(29682887, "Ina", 3, false);
    resource(API, "API", 7, true);
    plant(
        "Role",
        "{'id':29682834,'name':'Engineer','isActive':true,'hourlyRate':90,'hourlyFactor':1}");
    plant(
        "Role",
        "{'id':29682835,'name':'Manager','isActive':true,'hourlyRate':120,'hourlyFactor':1}");
    for (long person : new long[] {TERRY, JO}) {
      plant(
          "ResourceServiceDeskRole",
          "{'resourceID':" + person + ",'roleID':29682834,'isActive':true,'isDefault':true}");
      plant("ResourceRoleQueue", "{'resourceID':" + person + ",'queueID':8}");
    }
    plant(
        "BillingCode",
        "{'id':29682801,'name':'Remote support','isActive':true,'useType':1,'billingCodeType':0}");
    plant(
        "BillingCode",
        "{'id':29682802,'name':'Holiday','isActive':true,'useType':2,'billingCodeType':0}");
    plant(
        "TicketCategory",
        "{'id':3,'name':'Standard','isActive':true,'isGlobalDefault':true,'displayColorRgb':1}");
    plant(
        "TicketCategory",
        "{'id':112,'name':'AI Intake','isActive':true,'isApiOnly':true,'displayColorRgb':1}");
    autotask.people().giveLevel(TERRY, SecurityLevel.full().allowingImpersonation(true));
  }

  private void resource(long id, String name, int licence, boolean active) {
    plant(
        "Resource",
        "{'id':%d,'firstName':'%s','lastName':'T','userName':'%s','email':'%s@msp.example','isActive':%s,'licenseType':%d,'locationID':90682,'userType':10,'resourceType':'Employee','payrollType':1,'hireDate':'2020-01-01','numberFormat':'X'}"
            .formatted(id, name, name, name, active, licence));
  }

  AutotaskSimulator autotask() {
    return simulator.autotask();
  }

  /// Single quotes stand for double ones.
  void plant(String entity, String fields) {
    autotask().plant(entity, Json.parseObject(fields.replace('\'', '"')));
  }

  /// Plants tickets 100, 101 … of company 174.
  void tickets(int count) {
    for (int i = 0; i < count; i++) {
      plant(
          "Ticket",
          "{'id':%d,'companyID':174,'title':'Ticket %d','status':1,'priority':2,'queueID':8,'ticketNumber':'T20260105.%04d','createDate':'2026-01-05T10:00:00Z','lastActivityDate':'2026-01-05T10:00:00Z','ticketCategory':3}"
              .formatted(100 + i, i, i + 1));
    }
  }

  Desk as(String name, String value) {
    Map<String, String> changed = new LinkedHashMap<>(headers);
    changed.put(name, value);
    headers = changed;
    return this;
  }

  Desk without(String name) {
    Map<String, String> changed = new LinkedHashMap<>(headers);
    changed.remove(name);
    headers = changed;
    return this;
  }

  Answer get(String path) {
    return send("GET", path, "");
  }

  Answer post(String path, String body) {
    return send("POST", path, body);
  }

  Answer patch(String path, String body) {
    return send("PATCH", path, body);
  }

  Answer put(String path, String body) {
    return send("PUT", path, body);
  }

  Answer delete(String path) {
    return send("DELETE", path, "");
  }

  /// The ids that a filter of one or more conditions finds.
  java.util.List<Long> find(String entity, String conditions) {
    Answer answer = post(entity + "/query", "{'filter':[" + conditions + "]}");
    if (answer.status() != 200) {
      throw new AssertionError(answer.text());
    }
    return answer.ids();
  }

  Answer send(String method, String path, String body) {
    HttpResponse<String> response = raw(method, path, body);
    String text = response.body();
    Json.Obj parsed = text.startsWith("{") ? Json.parseObject(text) : Json.object().build();
    return new Answer(response.statusCode(), parsed, text);
  }

  HttpResponse<String> raw(String method, String path, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(path))
            .method(method, BodyPublishers.ofString(body.replace('\'', '"')));
    headers.forEach(request::header);
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private URI uri(String path) {
    return path.startsWith("http")
        ? URI.create(path)
        : simulator.origin().resolve("/atservicesrest/v1.0/" + path);
  }

  @Override
  public void close() {
    client.close();
    simulator.close();
  }
}
