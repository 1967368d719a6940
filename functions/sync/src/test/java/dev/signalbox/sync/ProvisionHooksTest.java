package dev.signalbox.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.SeededRandomness;
import dev.signalbox.core.connection.HookRoute;
import dev.signalbox.core.connection.MemoryHookRoutes;
import dev.signalbox.core.connection.PsaSecret;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.settings.Hook;
import dev.signalbox.core.settings.ProvisionNote;
import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.store.Row;
import dev.signalbox.simulator.demo.DemoPlan;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Making and repairing our webhooks in the PSA.
class ProvisionHooksTest extends WithAnOffice {

  private final MemoryHookRoutes routes = new MemoryHookRoutes();

  ProvisionHooksTest() {
    super(new DemoPlan(3, 60, 4, 1.0, 0.5, 0.5));
  }

  @Test
  @Tag("RT-01")
  void makesFourActiveHooksWithAddressSecretAndRoute() {
    ProvisionNote note = provision();

    assertThat(note.state()).isEqualTo(ProvisionNote.State.DONE);
    assertThat(hooks(true))
        .singleElement()
        .satisfies(row -> {
          assertThat(row.isTrue("isActive")).isTrue();
          assertThat(row.text("webhookUrl").orElseThrow()).startsWith("http://127.0.0.1:9");
          assertThat(row.text("deactivationUrl").orElseThrow()).endsWith("/deactivated");
        });
    assertThat(office.settings.hooks(Office.REF))
        .extracting(Hook::entity)
        .containsExactlyInAnyOrder(Entity.TICKET, Entity.NOTE, Entity.COMPANY, Entity.CONTACT);
    assertThat(office.secrets.find(Office.REF)).map(PsaSecret::hookSecret).isPresent();
    Hook ticket = office.settings.hooks(Office.REF).getFirst();
    assertThat(routes.find(ticket.url().substring(ticket.url().lastIndexOf('/') + 1)))
        .map(HookRoute::guid)
        .hasValue(java.util.Objects.requireNonNull(ticket.guid()));
  }

  @Test
  @Tag("RT-09")
  void doneAgainItRepairsWhatIsWrongAndKeepsAddressesAndOthersHooks() {
    provision();
    List<Hook> before = office.settings.hooks(Office.REF);
    long ours = hooks(true).getFirst().id();
    technician.update("TicketWebhook", Json.object().put("id", ours).put("isActive", false));
    List<Row> others = hooks(false);

    provision();

    assertThat(hooks(true))
        .singleElement()
        .satisfies(row -> assertThat(row.isTrue("isActive")).isTrue());
    assertThat(hooks(false)).isEqualTo(others).isNotEmpty();
    assertThat(office.settings.hooks(Office.REF))
        .extracting(Hook::url)
        .containsExactlyInAnyOrderElementsOf(before.stream().map(Hook::url).toList());
  }

  @Test
  void withoutAnAddressItSaysWhatToDo() {
    ProvisionNote note = provisioning().provision(office.open(), "", Instant.MAX);

    assertThat(note.state()).isEqualTo(ProvisionNote.State.FAILED);
    assertThat(note.nextStep()).contains("PublicUrl");
  }

  private List<Row> hooks(boolean ours) {
    return office.truth("TicketWebhook").stream()
        .filter(row -> row.text("name").orElse("").startsWith("signalbox-") == ours)
        .toList();
  }

  private ProvisionNote provision() {
    return provisioning().provision(office.open(), "http://127.0.0.1:9", Instant.MAX);
  }

  private ProvisionHooks provisioning() {
    return new ProvisionHooks(
        office.secrets,
        office.settings,
        new HookWatches(office.settings),
        routes,
        new WorkedOffice.PlainTokens(),
        new SeededRandomness(7),
        office.ours);
  }
}
