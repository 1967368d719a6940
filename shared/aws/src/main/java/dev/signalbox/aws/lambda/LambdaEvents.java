package dev.signalbox.aws.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads Lambda's events with compile-time serde and hands on plain values.
@Singleton
final class LambdaEvents {

  private static final Argument<APIGatewayV2HTTPEvent> HTTP =
      Argument.of(APIGatewayV2HTTPEvent.class);
  private static final Argument<SQSEvent> SQS = Argument.of(SQSEvent.class);

  private final ObjectMapper mapper;

  LambdaEvents(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  HttpRequest http(InputStream event) throws IOException {
    return plain(mapper.readValue(event, HTTP));
  }

  List<SqsMessage> sqs(InputStream event) throws IOException {
    return mapper.readValue(event, SQS).getRecords().stream().map(LambdaEvents::plain).toList();
  }

  private static HttpRequest plain(APIGatewayV2HTTPEvent event) {
    var context = event.getRequestContext();
    return new HttpRequest(
        context.getHttp().getMethod(),
        event.getRawPath(),
        HttpRequest.parseQuery(orElse(event.getRawQueryString(), "")),
        ApiGateway.withCookies(
            orElse(event.getHeaders(), Map.of()), orElse(event.getCookies(), List.of())),
        ApiGateway.body(orElse(event.getBody(), ""), event.getIsBase64Encoded()),
        context.getHttp().getSourceIp(),
        context.getDomainName(),
        context.getRequestId());
  }

  private static SqsMessage plain(SQSEvent.SQSMessage message) {
    String arn = message.getEventSourceArn();
    return new SqsMessage(
        message.getMessageId(),
        message.getBody(),
        arn.substring(arn.lastIndexOf(':') + 1),
        Integer.parseInt(message.getAttributes().getOrDefault("ApproximateReceiveCount", "1")));
  }

  private static <T> T orElse(@Nullable T value, T other) {
    return value == null ? other : value;
  }
}
