package dev.signalbox.core.triage;

/// Where a judgement comes from.
///
/// @param engine `embedded-minilm/1` or `bedrock`
/// @param model the model's profile id; empty where there is none
/// @param prompt version of the prompt or of the rules
/// @param degraded whether it stands in for an engine that could not answer
public record Provenance(
    String engine, String model, String prompt, boolean degraded, Usage usage) {

  /// What a judgement cost.
  ///
  /// @param microDollars money, in millionths of a US dollar
  public record Usage(long inputTokens, long outputTokens, long microDollars, long millis) {

    public static final Usage NONE = new Usage(0, 0, 0, 0);
  }

  public Provenance standingIn() {
    return new Provenance(engine, model, prompt, true, usage);
  }
}
