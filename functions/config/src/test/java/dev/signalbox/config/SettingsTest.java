package dev.signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.Race;
import dev.signalbox.core.Samples;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.signal.QueueSelection;
import dev.signalbox.core.signal.SignalStatus;
import dev.signalbox.core.signal.StatusMap;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.tenant.Role;
import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import dev.signalbox.simulator.autotask.schema.PickValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Queues, status map and member map of a connection, against the simulator.
class SettingsTest {

  private static final long TRIAGE = 29_682_833;
  private static final long LEVEL_ONE = 8;

  private final SimulatedDesk desk = new SimulatedDesk();
  private final TestConsole console = desk.console;
  private final Person admin = desk.admin(Samples.newTenant());
  private final String path = desk.connect(admin, "Main");
  private final ConnectionRef ref =
      console.connections.list(admin.user().tenant()).getFirst().ref();

  @AfterEach
  void close() {
    desk.close();
  }

  private static ObjBuilder ids(long... ids) {
    return Json.object().put("ids", Json.array(Arrays.stream(ids).mapToObj(Json::number).toList()));
  }

  private static ObjBuilder means(long status, String signalStatus) {
    return Json.object().put("id", status).put("signalStatus", signalStatus);
  }

  private static Json.Obj row(Answer answer, long id) {
    return answer.items().stream()
        .filter(row -> row.number("id").orElse(-1) == id)
        .findFirst()
        .orElseThrow();
  }

  @Test
  @Tag("QUE-01")
  void queuesComeLiveFromThePsaActiveOnesFirst() {
    Answer before = admin.get(path + "/queues");
    retireQueue("Front Desk");

    Answer after = admin.get(path + "/queues");

    assertThat(before.items())
        .extracting(queue -> queue.text("name").orElse(""))
        .contains("Triage");
    assertThat(row(after, TRIAGE).text("name")).contains("Front Desk");
    assertThat(row(after, TRIAGE).bool("active")).contains(false);
    assertThat(after.items().getLast().number("id")).hasValue(TRIAGE);
  }

  private void retireQueue(String name) {
    desk.changePicklist(
        "queueID",
        queues ->
            queues.stream()
                .map(pick ->
                    pick.value() == TRIAGE
                        ? new PickValue(TRIAGE, name, pick.sortOrder(), null, false, false, false)
                        : pick)
                .toList());
  }

  @Test
  @Tag("QUE-02")
  void chosenQueuesAreMonitoredAndNoOthers() {
    Answer answer = admin.put(path + "/queues", ids(TRIAGE, LEVEL_ONE));
    assertThat(answer.status()).isEqualTo(200);

    admin.put(path + "/queues", ids(TRIAGE));

    assertThat(console.settings.queues(ref).value()).isEqualTo(new QueueSelection(Set.of(TRIAGE)));
    Answer shown = admin.get(path + "/queues");
    assertThat(row(shown, TRIAGE).bool("selected")).contains(true);
    assertThat(row(shown, LEVEL_ONE).bool("selected")).contains(false);
  }

  @Test
  @Tag("QUE-02")
  void unknownQueueIsRefusedAndChangesNothing() {
    admin.put(path + "/queues", ids(TRIAGE));

    Answer answer = admin.put(path + "/queues", ids(LEVEL_ONE, 4242));

    assertThat(answer.fieldErrors()).containsExactly("ids: The PSA has no queue with the id 4242.");
    assertThat(console.settings.queues(ref).value()).isEqualTo(new QueueSelection(Set.of(TRIAGE)));
  }

  @Test
  @Tag("QUE-02")
  void changedSelectionIsAppliedToWhatWeHold() {
    console.connections.update(
        console.connections.find(ref).orElseThrow().judgingFrom(console.clock.instant()));
    console.queue.take();

    admin.put(path + "/queues", ids(TRIAGE));

    assertThat(console.queue.tasks())
        .startsWith(new Task.Rescope(ref, Entity.COMPANY, ""), new Task.Reapply(ref, ""))
        .last()
        .isInstanceOf(Task.RunStep.class);
  }

  @Test
  @Tag("STA-01")
  void seedingAgainAddsNewStatusesAndKeepsTheMap() {
    Answer first = admin.post(path + "/statuses/seed");
    admin.put(path + "/statuses", Person.items(means(1, "resolved")));
    addStatus(77, "Parked");

    Answer again = admin.post(path + "/statuses/seed");

    assertThat(first.items()).extracting(row -> row.text("name").orElse("")).contains("New");
    assertThat(again.items()).hasSize(first.items().size() + 1);
    assertThat(row(again, 1).text("signalStatus")).contains("resolved");
    assertThat(row(again, 77).bool("mapped")).contains(false);
  }

  private void addStatus(long id, String name) {
    desk.changePicklist(
        "status",
        statuses -> {
          List<PickValue> more = new ArrayList<>(statuses);
          more.add(new PickValue(id, name, 99, null, false, true, false));
          return more;
        });
  }

  @Test
  @Tag("STA-02")
  void unknownValueChangesNothingAndIsNamed() {
    admin.put(path + "/statuses", Person.items(means(1, "new")));

    Answer answer =
        admin.put(path + "/statuses", Person.items(means(8, "active"), means(5, "finished")));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.fieldErrors())
        .containsExactly(
            "items[1].signalStatus: This has to be new, active, resolved, closed or child, not"
                + " finished.");
    assertThat(console.settings.statuses(ref).value())
        .isEqualTo(new StatusMap(Map.of(1L, SignalStatus.NEW)));
  }

  @Test
  @Tag("STA-02")
  void statusHasOneMeaning() {
    Answer answer =
        admin.put(path + "/statuses", Person.items(means(8, "active"), means(8, "closed")));

    assertThat(answer.fieldErrors()).containsExactly("items[1].id: The status 8 is given twice.");
    assertThat(console.settings.statuses(ref).version()).isZero();
  }

  @Test
  @Tag("STA-02")
  void olderETagIsRefused() {
    String read = admin.get(path + "/statuses").header("etag").orElseThrow();
    assertThat(admin.put(path + "/statuses", Person.items(means(1, "new")), read).status())
        .isEqualTo(200);

    Answer late = admin.put(path + "/statuses", Person.items(means(1, "closed")), read);

    assertThat(late.status()).isEqualTo(412);
    assertThat(late.problem()).isEqualTo("/errors/outdated");
    assertThat(console.settings.statuses(ref).value().find(1)).contains(SignalStatus.NEW);
  }

  @Test
  @Tag("STA-02")
  void partsMappedAtTheSameTimeAreAllKept() {
    admin.post(path + "/statuses/seed");
    List<Long> statuses = List.of(1L, 5L, 7L, 8L);

    Race.run(
        statuses.size(),
        i ->
            admin.put(path + "/statuses", Person.items(means(statuses.get(i), "closed"))).status());

    assertThat(console.settings.statuses(ref).value().mapped().keySet())
        .containsExactlyInAnyOrderElementsOf(statuses);
  }

  @Test
  @Tag("STA-14")
  void stageTakesManyStatusesAndAStatusHasOneStageAtMost() {
    admin.put(path + "/statuses", Person.items(stands(7, "waiting"), stands(12, "waiting")));
    Answer moved =
        admin.put(path + "/statuses", Person.items(stands(7, "working"), means(1, "new")));

    assertThat(row(moved, 7).text("stage")).contains("working");
    assertThat(row(moved, 12).text("stage")).contains("waiting");
    assertThat(row(moved, 1).text("stage")).isEmpty();
    assertThat(row(moved, 7).bool("mapped")).contains(false);
    Answer none = admin.put(path + "/statuses", Person.items(stands(12, "none")));
    assertThat(row(none, 12).text("stage")).isEmpty();
    Answer twice =
        admin.put(path + "/statuses", Person.items(stands(7, "new"), stands(7, "triaged")));
    assertThat(twice.fieldErrors()).containsExactly("items[1].id: The status 7 is given twice.");
    Answer unknown = admin.put(path + "/statuses", Person.items(stands(7, "parked")));
    assertThat(unknown.fieldErrors())
        .containsExactly(
            "items[0].stage: This has to be new, triaged, working, waiting, resolved or none, not"
                + " parked.");
    assertThat(row(admin.get(path + "/statuses"), 7).text("stage")).contains("working");
  }

  private static ObjBuilder stands(long status, String stage) {
    return Json.object().put("id", status).put("stage", stage);
  }

  @Test
  @Tag("STA-03")
  void oneMapServesAllQueues() {
    admin.put(path + "/queues", ids(TRIAGE, LEVEL_ONE));

    Answer answer = admin.put(path + "/statuses", Person.items(means(20, "resolved")));

    assertThat(answer.items())
        .extracting(row -> row.number("id").orElse(-1))
        .doesNotHaveDuplicates();
    assertThat(answer.items()).noneMatch(row -> row.find("queueId").isPresent());
  }

  @Test
  @Tag("STA-05")
  void unmappedStatusIsActiveAndFlagged() {
    Json.Obj waiting = row(admin.get(path + "/statuses"), 7);

    assertThat(waiting.text("signalStatus")).contains("active");
    assertThat(waiting.bool("mapped")).contains(false);
    assertThat(console.settings.statuses(ref).value().meaningOf(7)).isEqualTo(SignalStatus.ACTIVE);
  }

  @Test
  @Tag("STA-06")
  void meaningIsSuggestedByNameAndNotApplied() {
    Answer answer = admin.post(path + "/statuses/seed");

    assertThat(row(answer, 1).text("suggested")).contains("new");
    assertThat(row(answer, 5).text("suggested")).contains("resolved");
    assertThat(row(answer, 19).text("suggested")).contains("child");
    assertThat(row(answer, 20).text("suggested")).contains("resolved");
    assertThat(row(answer, 10).text("suggested")).isEmpty();
    assertThat(answer.items()).allMatch(row -> row.bool("mapped").equals(Optional.of(false)));
    assertThat(console.settings.statuses(ref).version()).isZero();
  }

  @Test
  @Tag("MEM-01")
  void userIsMappedToATechnicianOfTheLiveList() {
    Answer list = admin.get(path + "/members");
    assertThat(list.list("members"))
        .extracting(member -> member.number("id").orElse(-1))
        .containsExactly(SimulatedDesk.PRIYA);

    Answer answer = admin.put(path + "/members", Person.items(maps(admin, SimulatedDesk.PRIYA)));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(admin.get(path + "/members").items().getFirst().number("memberId"))
        .hasValue(SimulatedDesk.PRIYA);
    ObjBuilder nobody =
        Json.object().put("userId", admin.user().id().value()).put("memberId", Json.none());
    admin.put(path + "/members", Person.items(nobody));
    assertThat(admin.get(path + "/members").items().getFirst().number("memberId")).isEmpty();
  }

  @Test
  @Tag("MEM-01")
  void inactiveAndApiUsersCannotBeMapped() {
    for (long id : List.of(SimulatedDesk.FORMER, SimulatedDesk.USER.resourceId(), 1L)) {
      Answer answer = admin.put(path + "/members", Person.items(maps(admin, id)));

      assertThat(answer.fieldErrors())
          .containsExactly("items[0].memberId: The PSA has no active technician with this id.");
    }
  }

  @Test
  @Tag("MEM-01")
  void misspeltFieldTakesNoMappingBack() {
    admin.put(path + "/members", Person.items(maps(admin, SimulatedDesk.PRIYA)));
    ObjBuilder misspelt = Json.object().put("userId", admin.user().id().value()).put("memberID", 1);

    Answer answer = admin.put(path + "/members", Person.items(misspelt));

    assertThat(answer.fieldErrors()).containsExactly("items[0].memberID: There is no such field.");
    assertThat(console.settings.members(ref).value().members()).hasSize(1);
  }

  private static ObjBuilder maps(Person person, long member) {
    return Json.object().put("userId", person.user().id().value()).put("memberId", member);
  }

  @Test
  @Tag("MEM-03")
  void equalAddressIsSuggestedAndNotApplied() {
    Person priya = console.person(admin.user().tenant(), Role.TECHNICIAN, "Priya@MSP.example");

    Answer answer = admin.get(path + "/members");

    Json.Obj row =
        answer.items().stream()
            .sorted(Comparator.comparing(it -> it.text("email").orElse("")))
            .filter(it -> it.text("userId").orElse("").equals(priya.user().id().value()))
            .findFirst()
            .orElseThrow();
    assertThat(row.number("suggestedMemberId")).hasValue(SimulatedDesk.PRIYA);
    assertThat(row.number("memberId")).isEmpty();
    assertThat(row.text("impersonation")).contains("notMapped");
    assertThat(console.settings.members(ref).value().members()).isEmpty();
  }
}
