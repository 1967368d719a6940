package dev.signalbox.bedrock;

import dev.signalbox.core.triage.EngineFault;
import dev.signalbox.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.BedrockRuntimeException;

/// Finds out with one cheap call whether a model can be used as its profile says.
public final class BedrockCheck {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int SHORT = 100;
  private static final List<String> CAPABILITIES =
      List.of("toolchoice", "tool_choice", "temperature", "thinking", "cachepoint", "schema");

  private final BedrockRuntimeClient client;
  private final ModelProfile profile;

  public BedrockCheck(BedrockRuntimeClient client, ModelProfile profile) {
    this.client = client;
    this.profile = profile;
  }

  /// What was found, and what to do about it.
  public sealed interface Finding {

    /// The model answers as it should.
    ///
    /// @param described whether a profile describes it; without one its cost is an upper bound
    record Ready(String model, boolean described) implements Finding {}

    /// Access is missing, or the model is retired or called by the wrong id.
    record NoAccess(String nextStep) implements Finding {}

    /// There is access, but no quota just now or at all.
    record NoQuota(String nextStep) implements Finding {}

    /// No answer in time.
    record Unreachable(String nextStep) implements Finding {}

    /// It answers, but not in the way its profile says.
    record NotAsDescribed(String nextStep) implements Finding {}
  }

  public Finding check() {
    try {
      Reply reply = Reply.of(client.converse(call().request(PATIENCE)));
      return reply.answer().isPresent()
          ? new Finding.Ready(profile.model(), profile.known())
          : new Finding.NotAsDescribed(
              "The model did not record its answer in the form that was asked for. Choose another"
                  + " model, or correct its profile.");
    } catch (SdkException e) {
      return finding(e);
    }
  }

  private Call call() {
    Json.Obj ok = Json.object().put("type", "boolean").build();
    Json.Obj schema =
        Json.object()
            .put("type", "object")
            .put("properties", Json.object().put("ok", ok))
            .put("required", Json.texts(List.of("ok")))
            .put("additionalProperties", false)
            .build();
    return new Call(
        profile,
        "Record {\"ok\": true} by calling the tool record_triage; without it, answer with that JSON.",
        schema,
        List.of(Call.user("Go ahead.")),
        profile.effort().isPresent() || !profile.known() ? profile.maxTokens() : SHORT);
  }

  private static Finding finding(SdkException failure) {
    return wrongId(failure).or(() -> unlike(failure)).orElseGet(() -> finding(Faults.of(failure)));
  }

  private static Finding finding(EngineFault fault) {
    return switch (fault.kind()) {
      case DENIED ->
          new Finding.NoAccess(
              fault.getMessage()
                  + " Request access to the model in the Bedrock console, allow"
                  + " bedrock:InvokeModel on its inference profile and its foundation model, and"
                  + " check that it is not retired.");
      case THROTTLED ->
          new Finding.NoQuota(
              fault.getMessage()
                  + " Ask for more tokens and requests per minute and per day under Service Quotas;"
                  + " new accounts may start at zero.");
      case UNAVAILABLE ->
          new Finding.Unreachable(
              fault.getMessage() + " Check region, credentials and network, then try again.");
      case UNUSABLE ->
          new Finding.NotAsDescribed(
              fault.getMessage() + " Check the model's id and its capability profile.");
    };
  }

  private static Optional<Finding> wrongId(SdkException failure) {
    return failure instanceof BedrockRuntimeException refused
            && Faults.needsInferenceProfile(refused)
        ? Optional.of(
            new Finding.NoAccess(
                "The model is offered through inference profiles only. Use the profile's id, which"
                    + " begins with global., us., eu. or another region group."))
        : Optional.empty();
  }

  /// A capability the profile promises and the model refuses. The request holds no ticket, but its
  /// refusal is told in our own words all the same.
  private static Optional<Finding> unlike(SdkException failure) {
    if (!(failure instanceof BedrockRuntimeException refused) || refused.statusCode() != 400) {
      return Optional.empty();
    }
    String message = String.valueOf(refused.getMessage()).toLowerCase(Locale.ROOT);
    return CAPABILITIES.stream()
        .filter(message::contains)
        .findFirst()
        .map(capability ->
            new Finding.NotAsDescribed(
                "The model refuses "
                    + capability
                    + ", which its profile allows. Correct the profile."));
  }
}
