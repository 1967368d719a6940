package dev.signalbox.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.WebhookReader.Action;
import dev.signalbox.core.sync.Seen;
import dev.signalbox.core.sync.SyncRun.Mode;
import dev.signalbox.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// How long changes took to get here that no event told of.
class LagTest extends WithASyncedOffice {

  private Seen seen(Entity entity) {
    return office.runs.seen(Office.REF).getOrDefault(entity, Seen.NOTHING);
  }

  @Test
  @Tag("REC-01")
  void lagOfATimeEntryIsThatUntilThePollThatBroughtIt() {
    Instant logged = office.clock.instant();
    technician.logTime(anOpenTicket(), logged);
    office.clock.advance(Duration.ofMinutes(3));
    office.sync(Mode.POLL);
    office.clock.advance(Duration.ofMinutes(1));
    // Within the overlap: it is read again, and is no news.
    office.sync(Mode.POLL);

    assertThat(seen(Entity.TIME_ENTRY).latest()).isEqualTo(logged);
    assertThat(seen(Entity.TIME_ENTRY).lags())
        .singleElement()
        .satisfies(
            lag -> assertThat(lag).isBetween(Duration.ofMinutes(3), Duration.ofSeconds(190)));
  }

  @Test
  @Tag("RT-07")
  void lagOfATimeEntryIsShortWhenAHintAboutItsTicketBroughtIt() {
    long ticket = anOpenTicket();
    technician.logTime(ticket);
    office.clock.advance(Duration.ofSeconds(20));
    office.hinting().work(Office.REF, List.of(hint(Entity.TICKET, ticket, Action.UPDATE)));
    office.clock.advance(Duration.ofMinutes(4));
    office.sync(Mode.POLL);

    assertThat(seen(Entity.TIME_ENTRY).lags())
        .singleElement()
        .satisfies(lag -> assertThat(lag).isLessThan(Duration.ofMinutes(1)));
  }

  @ParameterizedTest
  @EnumSource(names = {"QUICK", "FULL"})
  @Tag("REC-01")
  void changeOfACompanyCountsWithItsTrueLagWhicheverRunBringsIt(Mode mode) {
    long company = office.truth("Company").getLast().id();
    technician.update("Company", Json.object().put("id", company).put("companyName", "Renamed"));
    office.clock.advance(Duration.ofMinutes(10));

    office.sync(mode);
    office.sync(mode);

    assertThat(seen(Entity.COMPANY).lags())
        .singleElement()
        .satisfies(
            lag -> assertThat(lag).isBetween(Duration.ofMinutes(10), Duration.ofMinutes(11)));
  }

  @Test
  void ofWhatThePsaKeepsNoDateNoLagIsGuessed() {
    long location = office.truth("CompanyLocation").getLast().id();
    technician.update("CompanyLocation", Json.object().put("id", location).put("name", "Annex"));
    office.clock.advance(Duration.ofMinutes(10));

    office.sync(Mode.FULL);

    assertThat(seen(Entity.LOCATION)).isEqualTo(Seen.NOTHING);
  }

  @Test
  void firstSyncBringsNothingThatChangedLately() {
    assertThat(office.runs.seen(Office.REF)).isEmpty();
  }

  @Test
  void ticketThatNoEventToldOfCountsWithItsTrueLag() {
    long ticket = anOpenTicket();
    technician.update("Ticket", Json.object().put("id", ticket).put("title", "In silence"));
    office.clock.advance(Duration.ofMinutes(10));

    office.sync(Mode.QUICK);

    assertThat(signal(ticket).ticket().title()).isEqualTo("In silence");
    assertThat(seen(Entity.TICKET).lags())
        .singleElement()
        .satisfies(lag -> assertThat(lag).isGreaterThanOrEqualTo(Duration.ofMinutes(10)));
  }
}
