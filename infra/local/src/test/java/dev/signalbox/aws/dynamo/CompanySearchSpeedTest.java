package dev.signalbox.aws.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.Samples;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.signal.DirectoryStore;
import dev.signalbox.core.signal.DirectoryStore.Entry;
import dev.signalbox.core.signal.DirectoryStore.Listing;
import dev.signalbox.core.signal.SearchName;
import dev.signalbox.local.cloud.AwsService;
import dev.signalbox.local.contract.Cloud;
import dev.signalbox.local.contract.Needs;
import dev.signalbox.local.contract.OnCloud;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Ten thousand companies stay usable: a page and a search each within 300 ms.
@OnCloud
@Needs(AwsService.DYNAMODB)
@Tag("long")
@Tag("timed")
class CompanySearchSpeedTest {

  private static final int COMPANIES = 10_000;
  private static final int ASKED = 40;
  private static final long MOST_MILLIS = 300;

  private static final List<String> FIRST = List.of("Harbour", "North", "Blue", "Silver", "Oak");
  private static final List<String> SECOND = List.of("Dental", "Legal", "Foods", "Motors");

  private final ConnectionRef ref = Samples.newRef();
  private final DirectoryStore store;

  CompanySearchSpeedTest(Cloud cloud) {
    store = new DynamoDirectoryStore(StateTable.on(cloud));
  }

  @Test
  @Tag("QUE-17")
  void pageAndSearchOfTenThousandCompaniesStayWithin300Milliseconds() {
    store.save(
        ref,
        LongStream.rangeClosed(1, COMPANIES)
            .mapToObj(id -> new Entry(Samples.company(id, name(id), Samples.NOON), Samples.NOON))
            .toList());
    List<Long> pages = new ArrayList<>();
    List<Long> searches = new ArrayList<>();
    String after = "";
    for (int i = 0; i < ASKED; i++) {
      String from = after;
      Listing page = timed(pages, () -> store.companies(ref, SearchName.of(""), from, 50));
      assertThat(page.records()).hasSize(50);
      after = page.next();
      String text = i % 2 == 0 ? "dental" : "no" + i;
      assertThat(timed(searches, () -> store.companies(ref, SearchName.of(text), "", 50)))
          .isNotNull();
    }
    System.out.printf("p95 of %d: page %d ms, search %d ms%n", ASKED, p95(pages), p95(searches));
    assertThat(p95(pages)).isLessThanOrEqualTo(MOST_MILLIS);
    assertThat(p95(searches)).isLessThanOrEqualTo(MOST_MILLIS);
  }

  private static String name(long id) {
    return FIRST.get((int) (id % FIRST.size()))
        + " "
        + SECOND.get((int) (id % SECOND.size()))
        + " "
        + id;
  }

  private interface Question {
    Listing ask();
  }

  private static Listing timed(List<Long> times, Question question) {
    long began = System.nanoTime();
    Listing answer = question.ask();
    times.add((System.nanoTime() - began) / 1_000_000);
    return answer;
  }

  private static long p95(List<Long> times) {
    return times.stream().sorted().skip(times.size() * 95L / 100).findFirst().orElseThrow();
  }
}
