package dev.signalbox.bedrock;

import dev.signalbox.core.triage.EngineFault;
import dev.signalbox.core.triage.EngineFault.Kind;
import dev.signalbox.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;

/// One question to a model and, if need be, one repair, before a deadline.
record Exchange(
    BedrockRuntimeClient client,
    InstantSource clock,
    Instant deadline,
    IntakePrompt prompt,
    Bill bill) {

  /// With less left than this, a repair would only be cut off.
  private static final Duration LEAST = Duration.ofSeconds(3);

  private static final List<String> UNREADABLE =
      List.of(
          "There was no complete record: it has to be one call of the tool or one JSON object.");

  Draft ask(Call call, Schema schema) {
    Reply reply = send(call);
    Draft draft = draft(reply, schema);
    if (draft.isValid() || left().compareTo(LEAST) < 0) {
      return draft;
    }
    return repair(call.again(reply, prompt.repair(draft.problems())), draft, schema);
  }

  /// A repair that fails loses nothing of the first answer.
  private Draft repair(Call call, Draft first, Schema schema) {
    try {
      Reply reply = send(call);
      return answer(reply).map(second -> first.improvedBy(second, schema)).orElse(first);
    } catch (EngineFault fault) {
      if (first.answer().fields().isEmpty()) {
        throw fault;
      }
      return first;
    }
  }

  private static Draft draft(Reply reply, Schema schema) {
    return answer(reply)
        .map(answer -> Draft.of(answer, schema))
        .orElseGet(() -> new Draft(Json.object().build(), UNREADABLE));
  }

  /// A reply that was cut or garbled is not searched for an answer.
  private static Optional<Json.Obj> answer(Reply reply) {
    return reply.isGarbled() ? Optional.empty() : reply.answer();
  }

  private Reply send(Call call) {
    Duration left = left();
    if (!left.isPositive()) {
      throw new EngineFault(Kind.UNAVAILABLE, "No time is left to ask the model.", null);
    }
    try {
      ConverseResponse response = client.converse(call.request(left));
      bill.add(response.usage());
      Reply reply = Reply.of(response);
      if (!reply.isFinished() && !reply.isGarbled()) {
        throw reply.fault();
      }
      return reply;
    } catch (SdkException e) {
      throw Faults.of(e);
    }
  }

  private Duration left() {
    return Duration.between(clock.instant(), deadline);
  }
}
