package dev.signalbox.aws.lambda;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.SerdeImport;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which of Lambda's event types serde learns to read, at compile time. What no handler asks for
/// stays out, since each type costs the start of a function.
@SerdeImport(value = SQSEvent.class, mixin = EventTypes.CapitalRecords.class)
@SerdeImport(value = SQSEvent.SQSMessage.class, mixin = EventTypes.Message.class)
final class EventTypes {

  private EventTypes() {}

  abstract static class CapitalRecords {
    @JsonProperty("Records")
    @Nullable List<SQSEvent.SQSMessage> records;
  }

  abstract static class Message {
    @JsonProperty("eventSourceARN")
    @Nullable String eventSourceArn;

    @JsonIgnore @Nullable Map<String, SQSEvent.MessageAttribute> messageAttributes;
  }
}
