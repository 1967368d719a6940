package dev.signalbox.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.connection.ConnectionState;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.psa.WebhookReader.Action;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.task.Task;
import dev.signalbox.json.Json;
import dev.signalbox.simulator.demo.DemoPlan;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An account that the vendor moved to another zone: the old one knows its user no longer.
class ZoneMoveTest {

  private final AtomicInteger calls = new AtomicInteger();
  private HttpServer oldZone;
  private WorkedOffice worked;

  @BeforeEach
  void open() throws IOException {
    oldZone = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    oldZone.createContext(
        "/",
        exchange -> {
          calls.incrementAndGet();
          exchange.sendResponseHeaders(401, -1);
          exchange.close();
        });
    oldZone.start();
    URI origin = URI.create("http://127.0.0.1:" + oldZone.getAddress().getPort());
    worked =
        new WorkedOffice(
            new Office(new DemoPlan(3, 5, 2, 1.0, 0.5, 0.5), Set.of(origin)),
            office -> office.directory);
    worked.provision();
    Connection connection = connection();
    worked.office.connections.update(
        connection.withAccess(connection.username(), origin + "/atservicesrest/", false, "old"));
  }

  @AfterEach
  void close() {
    oldZone.stop(0);
    worked.close();
  }

  private Connection connection() {
    return worked.office.connections.find(Office.REF).orElseThrow();
  }

  @Test
  void theAccountIsFoundWhereItIsNowAndItsHooksWorkThere() {
    worked.switchOff(Entity.TICKET);

    worked.pass(Duration.ofMinutes(5));

    assertThat(connection().zone()).isEqualTo(worked.office.origin() + "/atservicesrest/");
    assertThat(connection().account())
        .as("its limits go on being counted where they were")
        .isEqualTo("old");
    assertThat(connection().state()).isEqualTo(new ConnectionState.Connected());
    assertThat(worked.isActive(Entity.TICKET)).isTrue();
    assertThat(worked.logged("zoneMoved")).isOne();

    int before = calls.get();
    worked.pass(Duration.ofMinutes(10));
    assertThat(calls.get()).isEqualTo(before);
  }

  /// The vendor moves it while it is in use; nobody here is told.
  @Test
  void anAccountThatMovesGoesOnWithoutAnybodysHelp() {
    try (WorkedOffice moving = new WorkedOffice(new DemoPlan(3, 20, 2, 1.0, 0.5, 0.5))) {
      Office office = moving.office;
      office.sync(SyncRun.Mode.FULL);
      office.queue.take();
      moving.provision();
      long ticket = office.held().iterator().next();
      moving.moveToOtherZone();
      moving.update("Ticket", Json.object().put("id", ticket).put("title", "Changed over there"));

      moving.work(new Task.Refresh(Office.REF, Entity.TICKET, ticket, Action.UPDATE));
      moving.pass(Duration.ofMinutes(10));

      Connection connection = office.connections.find(Office.REF).orElseThrow();
      assertThat(connection.zone()).isEqualTo(office.simulator.otherZone() + "/atservicesrest/");
      assertThat(connection.state()).isEqualTo(new ConnectionState.Connected());
      assertThat(office.signals.find(Office.REF, new TicketId(ticket)))
          .hasValueSatisfying(
              it -> assertThat(it.ticket().title()).isEqualTo("Changed over there"));
      assertThat(moving.isActive(Entity.TICKET)).isTrue();
    }
  }

  @Test
  void aZoneThatAnAdminChoseIsNotLeft() {
    Connection connection = connection();
    worked.office.connections.update(
        connection.withAccess(connection.username(), connection.zone(), true, "old"));

    worked.pass(Duration.ofMinutes(5));

    assertThat(connection().zone()).isEqualTo(connection.zone());
    assertThat(connection().state()).isInstanceOf(ConnectionState.SetupRequired.class);
  }
}
