package dev.signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.tenant.Role;
import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Which member of the PSA each of our users is, against the simulator.
class MembersTest extends WithAConnection {

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
