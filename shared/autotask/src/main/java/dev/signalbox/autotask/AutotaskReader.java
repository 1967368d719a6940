package dev.signalbox.autotask;

import dev.signalbox.autotask.Budget.Deadline;
import dev.signalbox.core.psa.Arrival;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.Page;
import dev.signalbox.core.psa.PsaFault;
import dev.signalbox.core.psa.PsaReader;
import dev.signalbox.core.psa.PsaRecord;
import dev.signalbox.core.psa.Slice;
import dev.signalbox.core.psa.TicketFields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/// Reads an account page by page. The place of a page is the last id before it, so a run can go on
/// anywhere and no link of Autotask's has to be followed.
final class AutotaskReader implements PsaReader {

  /// The one status that every account has and none can redefine.
  private static final long COMPLETE = 5;

  /// What finding the queues in use may cost.
  private static final int MOST_REQUESTS = 5;

  private final AutotaskHttp http;

  AutotaskReader(AutotaskHttp http) {
    this.http = http;
  }

  @Override
  public Page read(Entity entity, Slice slice, long afterId) {
    return ask(entity, slice, afterId).page();
  }

  @Override
  public Arrival ask(Entity entity, Slice slice, long afterId) {
    Shape shape = Shape.of(entity);
    List<Filter> filters = new ArrayList<>(Slices.filters(entity, slice));
    filters.add(Filter.after("id", afterId));
    AutotaskHttp.Answer answer =
        http.call(
            Call.query(shape.name(), new Query(filters, shape.fields(), PAGE).json()),
            http.start());
    return answer
        .outline()
        .<Arrival>map(outline -> new Unread(outline, () -> page(answer, shape, afterId)))
        .orElseGet(() -> Arrival.of(page(answer, shape, afterId)));
  }

  private static Page page(AutotaskHttp.Answer answer, Shape shape, long afterId) {
    List<PsaRecord> records = answer.body().list("items").stream().map(shape.read()).toList();
    return new Page(
        inOrder(records, afterId), records.size() < PAGE, answer.askedAt(), psaTime(answer));
  }

  private record Unread(Outline outline, Supplier<Page> read) implements Arrival {

    @Override
    public int records() {
      return outline.records();
    }

    @Override
    public long lastId() {
      return outline.lastId();
    }

    @Override
    public boolean last() {
      return records() < PAGE;
    }

    @Override
    public Page page() {
      return read.get();
    }
  }

  /// Going on after the last id is right only while Autotask keeps its order.
  private static List<PsaRecord> inOrder(List<PsaRecord> records, long afterId) {
    long last = afterId;
    for (PsaRecord next : records) {
      if (next.recordId() <= last) {
        throw malformed(
            "Autotask sent records out of order, so pages could be missed. This is tried again.");
      }
      last = next.recordId();
    }
    return records;
  }

  private static Instant psaTime(AutotaskHttp.Answer answer) {
    Instant time = answer.psaTime();
    if (time == null) {
      throw malformed(
          "The answer has no Date header, so the next change could be missed. Check whether a proxy"
              + " stands between and removes it.");
    }
    return time;
  }

  @Override
  public String query(Entity entity, Slice slice) {
    return counting(entity, slice).countJson().write();
  }

  private static Query counting(Entity entity, Slice slice) {
    List<Filter> filters = new ArrayList<>(Slices.filters(entity, slice));
    filters.add(Filter.exists("id"));
    return new Query(filters, List.of("id"), PAGE);
  }

  /// Each page rules out the queues that it shows, so few requests are enough; after the last the
  /// rest counts as not in use.
  @Override
  public Set<Long> queuesInUse(Set<Long> queues, Instant since) {
    Set<Long> left = new TreeSet<>(queues);
    Set<Long> found = new TreeSet<>();
    Deadline deadline = http.start();
    for (int request = 0; request < MOST_REQUESTS && !left.isEmpty(); request++) {
      Query query =
          new Query(
              List.of(Filter.in("queueID", left), Filter.since("createDate", since)),
              List.of("id", "queueID"),
              PAGE);
      List<Row> rows =
          http.call(Call.query("Tickets", query.json()), deadline).body().list("items");
      rows.stream().map(row -> row.number("queueID")).filter(Objects::nonNull).forEach(found::add);
      left.removeAll(found);
      if (rows.size() < PAGE) {
        break;
      }
    }
    found.retainAll(queues);
    return found;
  }

  @Override
  public long count(Entity entity, Slice slice) {
    Query query = counting(entity, slice);
    Row answer =
        http.call(Call.count(Shape.of(entity).name(), query.countJson()), http.start()).body();
    Long count = answer.number("queryCount");
    if (count == null) {
      throw malformed("Autotask did not say how many records there are. This is tried again.");
    }
    return count;
  }

  @Override
  public TicketFields ticketFields() {
    return Picklists.ticketFields(http, http.start());
  }

  @Override
  public Set<Long> completeStatuses() {
    return Set.of(COMPLETE);
  }

  private static PsaFault malformed(String message) {
    return PsaFault.of(PsaFault.Kind.MALFORMED, message, List.of());
  }
}
