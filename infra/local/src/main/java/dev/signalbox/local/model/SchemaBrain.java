package dev.signalbox.local.model;

/// Answers the expected tool with a value that its schema allows, taken from the text of the
/// request. It judges nothing; it lets an adapter be run without a model.
public final class SchemaBrain implements ConverseBrain {

  @Override
  public ConverseReply reply(ConverseCall call) {
    String text = call.userText();
    return call.expectedTool()
        .<ConverseReply>map(tool ->
            new ConverseReply.ToolUse(tool.name(), new SchemaValue(tool.schema(), text).object()))
        .orElseGet(() -> new ConverseReply.Text("The request says: " + text));
  }
}
