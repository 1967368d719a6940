package dev.signalbox.simulator.autotask.query;

import dev.signalbox.json.Json;
import dev.signalbox.json.MalformedJson;
import dev.signalbox.simulator.autotask.rules.Refused;
import java.util.List;

/// Where a page starts: after `lastId`, or before `firstId` when going back.
public record Cursor(int pageSize, long firstId, long lastId) {

  /// What stands for "there was no page before".
  static final long NONE = -1;

  public static Cursor start(int pageSize) {
    return new Cursor(pageSize, NONE, Long.MIN_VALUE);
  }

  /// Reads the `paging` of a page's URL.
  public static Cursor read(String paging) {
    try {
      Json.Obj object = Json.parseObject(paging);
      return new Cursor(
          Math.toIntExact(object.number("pageSize").orElseThrow()),
          only(object.list("previousIds")),
          only(object.list("nextIds")));
    } catch (MalformedJson | ArithmeticException | java.util.NoSuchElementException _) {
      throw Refused.because("The paging parameter could not be read.");
    }
  }

  private static long only(List<Json> ids) {
    return ids.getFirst().asLong().orElseThrow();
  }

  public String write() {
    return Json.object()
        .put("pageSize", pageSize)
        .put("previousIds", Json.array(Json.number(firstId)))
        .put("nextIds", Json.array(Json.number(lastId)))
        .write();
  }
}
