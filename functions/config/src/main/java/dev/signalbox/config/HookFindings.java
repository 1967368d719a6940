package dev.signalbox.config;

import dev.signalbox.config.HookRows.Row;
import dev.signalbox.core.settings.HookAlarm;
import dev.signalbox.core.settings.HookWatch;
import dev.signalbox.core.settings.ProvisionNote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Why real time does not work, the cause that stands before the others first.
final class HookFindings {

  private static final String PROVISION =
      "Press Provision webhooks, or wait: it is done by itself within five minutes.";

  /// One cause.
  ///
  /// @param cause a stable name of it
  record Finding(String cause, String message, String nextStep) {}

  static final Shape<Finding> FINDING =
      Shape.<Finding>of("WebhookFinding")
          .text(
              "cause",
              "not-permitted, quota-used-up, failed, missing, deactivated, changed, not-ready,"
                  + " bad-signature or undelivered",
              Finding::cause)
          .text("message", "what is wrong", Finding::message)
          .text("nextStep", "what to do about it", Finding::nextStep);

  private final List<Row> rows;
  private final List<Finding> findings = new ArrayList<>();

  private HookFindings(List<Row> rows) {
    this.rows = rows;
  }

  static List<Finding> of(List<Row> rows, Optional<ProvisionNote> note) {
    HookFindings all = new HookFindings(rows);
    note.filter(it -> it.state() != ProvisionNote.State.DONE && !all.areOk())
        .ifPresent(all::ofNote);
    all.ofState(HookRows.State.MISSING, "does not exist in the PSA", PROVISION);
    all.ofState(HookRows.State.DEACTIVATED, "was switched off in the PSA", PROVISION);
    all.ofState(
        HookRows.State.CHANGED,
        "has another address, other events or fields than ours, or reports our own changes",
        PROVISION);
    all.ofState(
        HookRows.State.NOT_READY,
        "is not used by the PSA yet",
        "Wait some minutes. If it stays, check that the API user may see such records.");
    all.ofAlarms();
    all.ofFailures();
    return List.copyOf(all.findings);
  }

  private boolean areOk() {
    return rows.stream().allMatch(row -> row.state() == HookRows.State.OK);
  }

  private void ofNote(ProvisionNote note) {
    findings.add(new Finding(WebhooksApi.wordOf(note.state()), note.message(), note.nextStep()));
  }

  private void ofState(HookRows.State state, String what, String nextStep) {
    add(state.word(), rows.stream().filter(row -> row.state() == state).toList(), what, nextStep);
  }

  private void ofAlarms() {
    add(
        "bad-signature",
        rows.stream()
            .filter(row ->
                row.ringing()
                    .filter(alarm -> alarm.kind() == HookAlarm.Kind.BAD_SIGNATURE)
                    .isPresent())
            .toList(),
        "got deliveries that none of our keys signed",
        "Our key was written again. If this stays, provision the webhooks again; what still comes"
            + " is somebody else's and is refused.");
  }

  /// Only while nothing was delivered since: what the PSA gave up before was fetched.
  private void ofFailures() {
    add(
        "undelivered",
        rows.stream().filter(HookFindings::isFailing).toList(),
        "could not deliver, and nothing has arrived since",
        "Look at the log of failed deliveries. Check that the PSA reaches this deployment's address"
            + " over HTTPS.");
  }

  private static boolean isFailing(Row row) {
    HookWatch.Failure failure = row.failure();
    Instant last = row.lastDelivery();
    return failure != null && (last == null || last.isBefore(failure.at()));
  }

  private void add(String cause, List<Row> of, String what, String nextStep) {
    if (!of.isEmpty()) {
      String hooks = of.stream().map(row -> row.entity().word()).collect(Collectors.joining(", "));
      findings.add(new Finding(cause, "The webhook for " + hooks + " " + what + ".", nextStep));
    }
  }
}
