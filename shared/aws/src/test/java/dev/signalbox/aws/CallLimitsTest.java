package dev.signalbox.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signalbox.core.Shortest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Calls to an AWS that takes connections and answers nothing.
class CallLimitsTest {

  private static final CallLimits SHORT =
      new CallLimits(Duration.ofMillis(300), Duration.ofMillis(700));

  /// For threads to be scheduled.
  private static final Duration GRACE = Duration.ofSeconds(3);

  private static final Map<String, AttributeValue> KEY = Map.of("pk", AttributeValue.fromS("x"));

  private static Map<String, Consumer<AwsClients>> calls() {
    Map<String, Consumer<AwsClients>> calls = new LinkedHashMap<>();
    calls.put("table", clients -> clients.dynamo().getItem(get -> get.tableName("t").key(KEY)));
    calls.put(
        "queue", clients -> clients.sqs().sendMessage(send -> send.queueUrl("q").messageBody("m")));
    calls.put("secret", clients -> clients.secrets().getSecretValue(get -> get.secretId("s")));
    calls.put("mail", clients -> clients.mail().sendEmail(mail -> mail.fromEmailAddress("a@b.c")));
    return calls;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @Tag("P23")
  void everyCallEndsAsAFaultInItsTime(boolean drips) throws Exception {
    try (var _ = new SilentAws(drips)) {
      AwsClients clients =
          new AwsClients(new Environment(Map.of("AWS_REGION", "eu-central-1")), SHORT);
      calls()
          .forEach((name, call) -> {
            Duration took =
                Shortest.of(
                    SHORT.call().plus(GRACE),
                    () ->
                        assertThat(fault(() -> call.accept(clients)))
                            .as(name)
                            .isInstanceOf(SdkException.class));
            assertThat(took).as(name).isLessThan(SHORT.call().plus(GRACE));
          });
    }
  }

  /// The control: a client that only knows how long silence may last.
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @Tag("P23")
  void withoutAnEndForTheCallItGoesOn(boolean drips) throws Exception {
    // Closed in the other order: the call ends with the server, and the thread with the call.
    try (var threads = Executors.newSingleThreadExecutor();
        var _ = new SilentAws(drips);
        DynamoDbClient patient =
            DynamoDbClient.builder()
                .region(Region.EU_CENTRAL_1)
                .httpClient(
                    UrlConnectionHttpClient.builder().socketTimeout(Duration.ofSeconds(1)).build())
                .build()) {
      Future<?> call = threads.submit(() -> patient.getItem(get -> get.tableName("t").key(KEY)));

      assertThat(goesOn(call)).isTrue();
    }
  }

  @Test
  void limitsThatNoCallCanKeepAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CallLimits(Duration.ofSeconds(2), Duration.ofSeconds(1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CallLimits(Duration.ZERO, Duration.ofSeconds(1)));
  }

  private static boolean goesOn(Future<?> call) throws Exception {
    try {
      call.get(SHORT.call().plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
      return false;
    } catch (TimeoutException _) {
      return true;
    }
  }

  private static Throwable fault(Runnable call) {
    try {
      call.run();
      return new AssertionError("It was answered.");
    } catch (RuntimeException e) {
      return e;
    }
  }
}
