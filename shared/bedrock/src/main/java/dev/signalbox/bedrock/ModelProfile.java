package dev.signalbox.bedrock;

import dev.signalbox.json.Json;
import java.util.Optional;

/// What a model can do, as far as we ask it of it.
///
/// @param model the model id, or the id or ARN of an inference profile, as it is called
/// @param known false when no profile describes it
/// @param forcedTool whether a call may insist on the tool that takes the answer
/// @param sampling whether a temperature is accepted
/// @param cachePoint whether the system prompt may be cached
/// @param nativeSchema whether the answer's schema may be given to the service itself
/// @param maxTokens room for the answer of one intake call; always sent, since the quota reserves
///   it
/// @param requestFields fields of the model's own API, such as those that switch thinking off
/// @param effort how hard a model that always thinks should think
public record ModelProfile(
    String model,
    boolean known,
    boolean forcedTool,
    boolean sampling,
    boolean cachePoint,
    boolean nativeSchema,
    int maxTokens,
    Optional<Json.Obj> requestFields,
    Optional<String> effort,
    Price price) {}
