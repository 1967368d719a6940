package dev.signalbox.simulator.autotask;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PagingTest extends WithADesk {

  private static final String ALL = "{'filter':[{'op':'exist','field':'id'}]%s}";

  @Test
  void postedPagesFollowEachOtherAndEnd() {
    desk.tickets(7);
    String body = ALL.formatted(",'MaxRecords':3");
    List<Long> seen = new ArrayList<>();
    Answer page = desk.post("Tickets/query", body);
    seen.addAll(page.ids());
    while (page.hasNext()) {
      page = desk.post(page.next(), body);
      seen.addAll(page.ids());
    }
    assertThat(seen).containsExactlyElementsOf(LongStream.range(100, 107).boxed().toList());
  }

  @Test
  void pagesOfASearchAreFetchedWithGet() {
    desk.tickets(5);
    String search =
        URLEncoder.encode(
            ALL.formatted(",'MaxRecords':2").replace('\'', '"'), StandardCharsets.UTF_8);
    Answer first = desk.get("Tickets/query?search=" + search);
    assertThat(first.ids()).containsExactly(100L, 101L);
    Answer second = desk.get(first.next());
    assertThat(second.ids()).containsExactly(102L, 103L);
    Answer third = desk.get(second.next());
    assertThat(third.ids()).containsExactly(104L);
    assertThat(third.hasNext()).isFalse();
    assertThat(desk.get("Tickets/query/count?search=" + search).text())
        .isEqualTo("{\"queryCount\":5}");
  }

  @Test
  void onePageBackIsThePageBefore() {
    desk.tickets(7);
    String body = ALL.formatted(",'MaxRecords':2");
    Answer second = desk.post(desk.post("Tickets/query", body).next(), body);
    Answer third = desk.post(second.next(), body);
    String back =
        third.body().object("pageDetails").orElseThrow().text("prevPageUrl").orElseThrow();
    assertThat(desk.post(back, body).ids()).isEqualTo(second.ids());
  }

  @Test
  void aRowThatAppearsMeanwhileMovesNoOther() {
    desk.tickets(4);
    String body = ALL.formatted(",'MaxRecords':2");
    Answer first = desk.post("Tickets/query", body);
    desk.plant("Ticket", "{'id':50,'companyID':174,'title':'late','status':1,'priority':2}");
    assertThat(desk.post(first.next(), body).ids()).containsExactly(102L, 103L);
  }

  @Test
  void companyZeroIsOnTheFirstPage() {
    assertThat(desk.post("Companies/query", ALL.formatted("")).ids())
        .containsExactly(0L, 173L, 174L, 175L);
  }

  @Test
  void fiveHundredRowsAreTheMost() {
    desk.tickets(501);
    assertThat(desk.post("Tickets/query", ALL.formatted("")).ids()).hasSize(500);
    assertThat(desk.post("Tickets/query", ALL.formatted(",'MaxRecords':900")).ids()).hasSize(500);
    desk.autotask().set(desk.autotask().switches().with("clampMaxRecords", false));
    assertThat(desk.post("Tickets/query", ALL.formatted(",'MaxRecords':900")).error())
        .contains("between 1 and 500");
    assertThat(desk.post("Tickets/query", ALL.formatted(",'MaxRecords':0")).status())
        .isEqualTo(500);
  }

  @Test
  void fieldsOutsideTheProjectionAreAbsentOrNull() {
    desk.tickets(1);
    String body = ALL.formatted(",'IncludeFields':['ID','Title']");
    assertThat(desk.post("Tickets/query", body).items().getFirst().fields())
        .containsOnlyKeys("id", "title");
    desk.autotask().set(desk.autotask().switches().with("projectedAsNull", true));
    var row = desk.post("Tickets/query", body).items().getFirst();
    assertThat(row.fields()).hasSize(75);
    assertThat(row.find("status")).isEmpty();
    assertThat(row.text("title")).hasValue("Ticket 0");
  }

  @Test
  void aUrlThatIsTooLongIsNotFound() {
    assertThat(desk.get("Tickets/query?search=" + "x".repeat(2100)).status()).isEqualTo(404);
  }
}
