package dev.signalbox.autotask;

import dev.signalbox.autotask.Budget.Deadline;
import dev.signalbox.core.psa.PsaReader;
import java.util.ArrayList;
import java.util.List;

/// All rows of a short list, such as an account's technicians or webhooks.
record Listing(AutotaskHttp http, String entity, Deadline deadline) {

  /// @param fields what to show of each row; `id` has to be among them
  List<Row> all(List<Filter> filters, List<String> fields) {
    List<Row> rows = new ArrayList<>();
    long after = -1;
    while (true) {
      List<Filter> page = new ArrayList<>(filters);
      page.add(Filter.after("id", after));
      Call call = Call.query(entity, new Query(page, fields, PsaReader.PAGE).json());
      List<Row> found = http.call(call, deadline).body().list("items");
      rows.addAll(found);
      if (found.size() < PsaReader.PAGE) {
        return rows;
      }
      after = Math.max(after + 1, found.getLast().required("id"));
    }
  }
}
