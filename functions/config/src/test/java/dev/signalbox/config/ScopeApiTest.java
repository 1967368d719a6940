package dev.signalbox.config;

import static dev.signalbox.config.Person.numbers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.Samples;
import dev.signalbox.core.psa.Condition;
import dev.signalbox.core.psa.Condition.Field;
import dev.signalbox.core.psa.Condition.Op;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.signal.ScopeRules;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.task.Task;
import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import dev.signalbox.simulator.autotask.schema.PickValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The scope of a connection, against the simulator.
class ScopeApiTest extends WithAConnection {

  @Test
  @Tag("QUE-09")
  void scopeIsSavedFieldByFieldUnderItsVersion() {
    String read = admin.get(path + "/scope").header("etag").orElseThrow();
    Answer first =
        admin.put(
            path + "/scope",
            Json.object().put("opportunities", true).put("categories", numbers(3)),
            read);
    Answer second = admin.put(path + "/scope", Json.object().put("contacts", false));
    Answer late = admin.put(path + "/scope", Json.object().put("contacts", true), read);

    assertThat(first.status()).isEqualTo(200);
    assertThat(late.status()).isEqualTo(412);
    assertThat(second.body().bool("opportunities")).contains(true);
    assertThat(console.settings.scope(ref).value())
        .isEqualTo(
            new ScopeRules(
                Set.of(Entity.COMPANY, Entity.TICKET, Entity.OPPORTUNITY),
                Set.of(3L),
                Set.of(),
                List.of(),
                Set.of(),
                Set.of(),
                true));
  }

  @Test
  @Tag("QUE-10")
  void filterOfWholeNumbersIsSavedAndAnythingElseIsRefusedByName() {
    offerTypes();
    Answer good = admin.put(path + "/scope", filters(filter("type", "in", 1, 2)));
    Answer fraction =
        admin.put(
            path + "/scope",
            filters(
                Json.object()
                    .put("field", "type")
                    .put("op", "equals")
                    .put("values", Json.array(Json.number(1.5)))));
    Answer bad =
        admin.put(
            path + "/scope",
            filters(
                filter("colour", "equals", 1),
                filter("type", "like", 1),
                filter("type", "equals", 1, 2),
                filter("type", "equals", 5)));

    assertThat(good.status()).isEqualTo(200);
    assertThat(console.settings.scope(ref).value().companyFilters())
        .containsExactly(new Condition(Field.COMPANY_TYPE, Op.IN, Set.of(1L, 2L)));
    assertThat(fraction.fieldErrors())
        .containsExactly(
            "companyFilters[0].values: This has to be a list of whole numbers with at most 100"
                + " elements.");
    assertThat(bad.fieldErrors())
        .containsExactly(
            "companyFilters[0].field: This has to be type, classification or parent, not colour.",
            "companyFilters[1].op: This has to be equals, notEquals or in, not like.",
            "companyFilters[2].values: Only in compares with several values.",
            "companyFilters[3].values: The PSA has no company type with the id 5.");
  }

  @Test
  @Tag("QUE-10")
  void filtersNeedCompaniesToBeCopied() {
    offerTypes();
    ObjBuilder both = filters(filter("type", "equals", 1)).put("companies", false);

    assertThat(admin.put(path + "/scope", both).fieldErrors())
        .containsExactly("companies: Filters and classifications need companies to be copied.");
  }

  @Test
  @Tag("QUE-08")
  void statusThatThePsaLacksIsRefusedAndNothingIsSaved() {
    Answer answer =
        admin.put(path + "/scope", Json.object().put("excludedStatuses", numbers(7, 4242)));

    assertThat(answer.fieldErrors())
        .containsExactly("excludedStatuses: The PSA has no status with the id 4242.");
    assertThat(console.settings.scope(ref).version()).isZero();
  }

  @Test
  @Tag("QUE-11")
  @Tag("QUE-12")
  void previewCountsTheMatchesAndShowsTheQuery() {
    offerTypes();
    desk.plantCompany(501, 1, "Harbourline");
    desk.plantCompany(502, 1, "Northwind");
    desk.plantCompany(503, 7, "Supplier");

    Answer answer =
        admin.post(
            path + "/scope/preview",
            filters(filter("type", "equals", 1), filter("parent", "notEquals", 9)));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().number("companies")).hasValue(2);
    assertThat(answer.body().number("allCompanies").orElseThrow()).isGreaterThanOrEqualTo(3);
    assertThat(answer.body().text("companyQuery").orElseThrow())
        .contains("\"op\":\"in\",\"field\":\"companyType\",\"value\":[1]")
        .contains("\"op\":\"noteq\",\"field\":\"parentCompanyID\",\"value\":9");
    assertThat(console.settings.scope(ref).version()).isZero();
  }

  @Test
  @Tag("QUE-16")
  void recommendedChoicesComeFirst() {
    offerTypes();
    Answer answer = admin.get(path + "/scope/choices");

    Json.Obj type = (Json.Obj) answer.body().list("companyTypes").getFirst();
    assertThat(type.number("id")).hasValue(1);
    assertThat(type.bool("recommended")).contains(true);
    Json.Obj lastStatus = (Json.Obj) answer.body().list("statuses").getLast();
    assertThat(lastStatus.bool("recommended")).contains(false);
    assertThat(lastStatus.bool("active")).contains(false);
  }

  @Test
  @Tag("SYN-13")
  void savingTheScopeQueuesAJob() {
    firstSyncIsDone();
    console.queue.take();

    Answer narrower = admin.put(path + "/scope", Json.object().put("categories", numbers(3)));
    List<Task> tasks = console.queue.take().stream().map(message -> message.task()).toList();
    Answer same = admin.put(path + "/scope", Json.object().put("categories", numbers(3)));
    Answer wider = admin.put(path + "/scope", Json.object().put("categories", numbers()));

    assertThat(tasks)
        .startsWith(new Task.Rescope(ref, Entity.COMPANY, ""), new Task.Reapply(ref, ""))
        .hasSize(3);
    assertThat(modeOf(narrower)).isEqualTo(SyncRun.Mode.QUICK);
    assertThat(same.body().text("sync")).isEmpty();
    assertThat(modeOf(wider)).isEqualTo(SyncRun.Mode.FULL);
    assertThat(console.settings.widenedAt(ref)).contains(console.clock.instant());
  }

  private SyncRun.Mode modeOf(Answer saved) {
    String id = saved.body().text("sync").orElseThrow();
    return console.runs.list(ref, 10).stream()
        .filter(run -> run.id().value().equals(id))
        .findFirst()
        .orElseThrow()
        .mode();
  }

  private void firstSyncIsDone() {
    admin.put(
        path + "/statuses", Person.items(Json.object().put("id", 1L).put("signalStatus", "new")));
    admin.put(path + "/queues", Person.ids(SimulatedDesk.TRIAGE));
    console.connections.update(
        console.connections.find(ref).orElseThrow().judgingFrom(console.clock.instant()));
    console.runs.saveCursor(ref, Entity.TICKET, Samples.NOON);
  }

  private void offerTypes() {
    var autotask = desk.simulator.autotask();
    var company = autotask.schema().require("Company");
    List<PickValue> types = new ArrayList<>();
    Map<Long, String> names = new HashMap<>();
    names.put(7L, "Vendor");
    names.put(2L, "Lead");
    names.put(1L, "Customer");
    names.forEach(
        (id, name) -> types.add(new PickValue(id, name, (int) (9 - id), null, false, true, false)));
    autotask.picklists().set(company, "companyType", types);
  }

  private static ObjBuilder filters(ObjBuilder... filters) {
    return Json.object()
        .put("companyFilters", Json.array(Arrays.stream(filters).map(ObjBuilder::build).toList()));
  }

  private static ObjBuilder filter(String field, String op, long... values) {
    return Json.object().put("field", field).put("op", op).put("values", numbers(values));
  }
}
