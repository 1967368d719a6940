package dev.signalbox.aws.lambda;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// Reads batches of messages with compile-time serde and hands on plain values. Requests of the
/// HTTP API are read by [ApiGateway]: serde's classes cost a fifth of a second of each cold start
/// there, while somebody waits.
@Singleton
final class LambdaEvents {

  private static final Argument<SQSEvent> SQS = Argument.of(SQSEvent.class);

  private final ObjectMapper mapper;

  LambdaEvents(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  List<SqsMessage> sqs(InputStream event) throws IOException {
    return mapper.readValue(event, SQS).getRecords().stream().map(LambdaEvents::plain).toList();
  }

  private static SqsMessage plain(SQSEvent.SQSMessage message) {
    String arn = message.getEventSourceArn();
    return new SqsMessage(
        message.getMessageId(),
        message.getBody(),
        arn.substring(arn.lastIndexOf(':') + 1),
        Integer.parseInt(message.getAttributes().getOrDefault("ApproximateReceiveCount", "1")));
  }
}
