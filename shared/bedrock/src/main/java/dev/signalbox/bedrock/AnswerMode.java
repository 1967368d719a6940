package dev.signalbox.bedrock;

/// How a model is made to answer in a fixed form.
enum AnswerMode {
  /// It has to call the tool that takes the answer.
  FORCED_TOOL,
  /// It may call the tool, or answer with JSON as text.
  OFFERED_TOOL,
  /// The service holds it to a schema.
  NATIVE_SCHEMA;

  static AnswerMode of(ModelProfile profile) {
    if (profile.forcedTool()) {
      return FORCED_TOOL;
    }
    return profile.nativeSchema() ? NATIVE_SCHEMA : OFFERED_TOOL;
  }
}
