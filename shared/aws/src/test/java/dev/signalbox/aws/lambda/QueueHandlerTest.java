package dev.signalbox.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class QueueHandlerTest {

  private static final String FIRST = "059f36b4-87a3-44ab-83d2-661975830a7d";
  private static final String SECOND = "2e1424d4-f796-459a-8184-9c92662be6da";

  @Test
  void serdeReadsWhatSqsSends() throws Exception {
    try (var handler = new OneByOne()) {
      SampleEvents.call(handler, SampleEvents.bytes("sqs.json"));
      assertThat(handler.seen)
          .containsExactly(
              new SqsMessage(FIRST, "{\"v\":1,\"type\":\"refresh\"}", "signalbox-refresh", 3),
              new SqsMessage(SECOND, "not json", "signalbox-refresh", 1));
    }
  }

  @Test
  void badRecordFailsAlone() throws Exception {
    try (var handler = new OneByOne()) {
      assertThat(SampleEvents.call(handler, SampleEvents.bytes("sqs.json")))
          .isEqualTo(failures(SECOND));
    }
  }

  @Test
  void emptyListMeansThatAllIsDone() throws Exception {
    try (var handler = new Whole(Set.of())) {
      assertThat(SampleEvents.call(handler, SampleEvents.bytes("sqs.json"))).isEqualTo(failures());
    }
  }

  @Test
  void faultOutsideAnyMessageBringsTheWholeBatchBack() throws Exception {
    try (var handler = new Whole(null)) {
      var answer = SampleEvents.call(handler, SampleEvents.bytes("sqs.json"));
      assertThat(answer.list("batchItemFailures"))
          .containsExactlyInAnyOrderElementsOf(failures(FIRST, SECOND).list("batchItemFailures"));
    }
  }

  private static Json.Obj failures(String... ids) {
    var items =
        java.util.Arrays.stream(ids)
            .map(id -> Json.object().put("itemIdentifier", id).build())
            .toList();
    return Json.object().put("batchItemFailures", Json.array(items)).build();
  }

  static final class OneByOne extends QueueHandler {
    final List<SqsMessage> seen = new ArrayList<>();

    OneByOne() {
      super(OneByOne.class);
    }

    @Override
    protected Set<String> work(List<SqsMessage> messages, Invocation invocation) {
      return SqsBatch.each(messages, this::read, log());
    }

    private void read(SqsMessage message) {
      seen.add(message);
      assertThat(Json.parseObject(message.body()).text("type")).isPresent();
    }
  }

  static final class Whole extends QueueHandler {
    private final Set<String> failed;

    Whole(Set<String> failed) {
      super(Whole.class);
      this.failed = failed;
    }

    @Override
    protected Set<String> work(List<SqsMessage> messages, Invocation invocation) {
      if (failed == null) {
        throw new IllegalStateException("no table");
      }
      return failed;
    }
  }
}
