package dev.signalbox.aws.lambda;

import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The log of a function: one JSON object a line on standard output, where Lambda stamps and keeps
/// it. Lines name records by id. Ticket text, payloads and secrets have no place here, and neither
/// have messages of exceptions, since a vendor's error may quote what was sent.
public final class Log {

  private static final int FRAMES = 8;
  private static final int CAUSES = 5;

  private final String function;
  private final Consumer<String> lines;

  public Log(String function, Consumer<String> lines) {
    this.function = function;
    this.lines = lines;
  }

  /// A log as Lambda takes it.
  ///
  /// @param function the folder of the function, which each line names
  public static Log toStandardOutput(String function) {
    return new Log(function, System.out::println);
  }

  public void info(String event, Consumer<ObjBuilder> fields) {
    write("info", event, fields);
  }

  public void warn(String event, Consumer<ObjBuilder> fields) {
    write("warn", event, fields);
  }

  public void error(String event, Consumer<ObjBuilder> fields) {
    write("error", event, fields);
  }

  /// A fault: its types and the places it came through, never its message.
  public void error(String event, Throwable fault, Consumer<ObjBuilder> fields) {
    write("error", event, line -> describe(fault, line, fields));
  }

  private static void describe(Throwable fault, ObjBuilder line, Consumer<ObjBuilder> fields) {
    fields.accept(line);
    line.put("fault", Json.texts(causes(fault).map(Class::getName).toList()))
        .put("at", Json.texts(places(fault)));
  }

  private static Stream<Class<?>> causes(Throwable fault) {
    var types = new ArrayList<Class<?>>();
    for (@Nullable Throwable at = fault; at != null && types.size() < CAUSES; at = at.getCause()) {
      types.add(at.getClass());
    }
    return types.stream();
  }

  private static List<String> places(Throwable fault) {
    return Arrays.stream(fault.getStackTrace())
        .limit(FRAMES)
        .map(frame ->
            frame.getClassName() + "." + frame.getMethodName() + ":" + frame.getLineNumber())
        .toList();
  }

  private void write(String level, String event, Consumer<ObjBuilder> fields) {
    var line = Json.object().put("level", level).put("function", function).put("event", event);
    fields.accept(line);
    lines.accept(line.write());
  }
}
