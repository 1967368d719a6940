package dev.signalbox.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.aws.Environment;
import dev.signalbox.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ApiHandlerTest {

  @Test
  void serdeReadsWhatApiGatewaySends() throws Exception {
    try (var handler = new Recording()) {
      SampleEvents.call(handler, SampleEvents.bytes("http.json"));
      assertThat(handler.seen).containsExactly(expected());
    }
  }

  @Test
  void readingWithoutMicronautGivesTheSameRequest() throws Exception {
    assertThat(ApiGateway.read(new ByteArrayInputStream(SampleEvents.bytes("http.json"))))
        .isEqualTo(expected());
  }

  @Test
  void bothReadersTakeARequestWithoutBodyAndQuery() throws Exception {
    byte[] event = SampleEvents.bytes("http-bare.json");
    try (var handler = new Recording()) {
      SampleEvents.call(handler, event);
      assertThat(handler.seen).containsExactly(ApiGateway.read(new ByteArrayInputStream(event)));
      assertThat(handler.seen.getFirst().body().isEmpty()).isTrue();
    }
  }

  @Test
  void headersAreFoundWhateverTheirCase() {
    assertThat(expected().header("x-hook-signature")).contains("sha1=YWJj");
    assertThat(expected().header("X-HOOK-SIGNATURE")).contains("sha1=YWJj");
    assertThat(expected().header("absent")).isEmpty();
  }

  @Test
  void textOfARequestTellsNeitherPathNorBody() {
    assertThat(expected().toString()).doesNotContain("k3y", "Action", "printer");
  }

  @Test
  void answerCarriesStatusHeadersAndText() throws Exception {
    try (var handler = new Recording()) {
      Json.Obj answer = SampleEvents.call(handler, SampleEvents.bytes("http.json"));
      assertThat(answer)
          .isEqualTo(
              Json.object()
                  .put("statusCode", 202)
                  .put(
                      "headers",
                      Json.object().put("content-type", "application/json").put("location", "/x"))
                  .put("body", "{\"left\":9000}")
                  .put("isBase64Encoded", false)
                  .build());
    }
  }

  @Test
  void bytesThatAreNotTextTravelAsBase64() throws IOException {
    var out = new ByteArrayOutputStream();
    byte[] image = {(byte) 0x89, 'P', 'N', 'G', (byte) 0xff};
    ApiGateway.write(HttpResponse.of(200, "image/png", Body.of(image)), out);
    Json.Obj answer = Json.parseObject(out.toByteArray());
    assertThat(answer.bool("isBase64Encoded")).contains(true);
    assertThat(Body.ofBase64(answer.text("body").orElseThrow())).isEqualTo(Body.of(image));
  }

  @Test
  void unexpectedFaultIsA500ThatTellsNothingOfIt() throws Exception {
    try (var handler = new Failing()) {
      Json.Obj answer = SampleEvents.call(handler, SampleEvents.bytes("http.json"));
      assertThat(answer.number("statusCode")).hasValue(500);
      assertThat(answer.write()).contains("/errors/internal").doesNotContain("private words");
    }
  }

  private static HttpRequest expected() {
    return new HttpRequest(
        "POST",
        "/webhooks/autotask/k3y",
        Map.of("view", "open", "q", "printer jam", "empty", "", "broken", "%zz"),
        Map.of(
            "content-type", "application/json; charset=utf-8",
            "host", "api.example.test",
            "x-hook-signature", "sha1=YWJj",
            "x-forwarded-for", "198.51.100.7, 203.0.113.9",
            "cookie", "a=1; b=2"),
        Body.of("{\"Action\":\"Update\",\"Id\":42,\"text\":\"Müll\"}"),
        "203.0.113.9",
        "api.example.test",
        "JKJaXmPLvHcESHA=");
  }

  static class Recording extends ApiHandler {
    final List<HttpRequest> seen = new ArrayList<>();

    Recording() {
      super(Recording.class);
      assertThat(bean(Environment.class)).isNotNull();
    }

    @Override
    protected HttpResponse answer(HttpRequest request, Invocation invocation) {
      seen.add(request);
      Duration left = invocation.remaining();
      return HttpResponse.json(202, Json.object().put("left", left.toMillis()).build())
          .with("location", "/x");
    }
  }

  static final class Failing extends ApiHandler {
    Failing() {
      super(Failing.class);
    }

    @Override
    protected HttpResponse answer(HttpRequest request, Invocation invocation) {
      throw new IllegalStateException("private words");
    }
  }
}
