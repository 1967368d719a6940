package dev.signalbox.config;

import dev.signalbox.core.sync.Drift;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.sync.SyncRun.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How runs are answered.
final class RunShapes {

  /// Something that a run does not stop at and that somebody should know.
  record Warning(String text, String link) {}

  record View(SyncRun run, Instant now, List<Warning> warnings) {}

  private static final Shape<Progress> PROGRESS =
      Shape.<Progress>of("SyncProgress")
          .text(
              "entity",
              "company, contact, location, opportunity, configurationItem, member, role, memberRole,"
                  + " ticketCategory, ticket, note or timeEntry",
              p -> p.entity().word())
          .number("done", "read, those that were skipped among them", Progress::done)
          .number("total", "in all; grows if more are met", Progress::total)
          .number("pages", "requests made for it", progress -> (long) progress.pages())
          .number(
              "skipped",
              "read, but out of scope or of a ticket that is not held, and not stored",
              Progress::skipped)
          .maybeText(
              "problem",
              "why the PSA does not show it",
              progress -> progress.problem().isEmpty() ? null : progress.problem());

  static final Shape<Drift> DRIFT =
      Shape.<Drift>of("SyncDrift")
          .text("entity", "what was compared", drift -> drift.entity().word())
          .number("here", "how many were held here", Drift::here)
          .number("psa", "how many the PSA had that are in scope", Drift::psa)
          .number("missing", "how many of these were not held", Drift::missing)
          .number("extra", "how many were held that the PSA did not have", Drift::extra)
          .number("differing", "how many both had, and not alike", Drift::differing)
          .number("repaired", "how many of all these were put right", Drift::repaired)
          .texts("missingIds", "some of the missing", drift -> texts(drift.missingIds()))
          .texts("extraIds", "some of the extra", drift -> texts(drift.extraIds()))
          .bool("complete", "whether the PSA showed all that it had counted", Drift::complete);

  private static final Shape<Warning> WARNING =
      Shape.<Warning>of("SyncWarning")
          .text("text", "what to know", Warning::text)
          .text("link", "the route where it is put right", Warning::link);

  static final Shape<View> RUN =
      Shape.<View>of("Sync")
          .text("id", "id of the run", view -> view.run().id().value())
          .text("mode", "full, quick, poll or clear", view -> view.run().mode().word())
          .text("origin", "manual or scheduled", view -> view.run().origin().word())
          .text(
              "state",
              "queued, running, held, finished, failed or cancelled; held until an admin releases"
                  + " it, since it would remove too much",
              view -> view.run().state().word())
          .list("entities", "how far each entity is", PROGRESS, view -> view.run().progress())
          .list(
              "drift",
              "what a full run found to differ; empty for the first",
              DRIFT,
              view -> view.run().drift())
          .number(
              "waits", "milliseconds it waited for its turn at the PSA", view -> view.run().waits())
          .time("waitingUntil", "set while it waits", view -> view.run().waitingUntil())
          .maybeText(
              "waitingFor",
              "what it waits for to pass, as the PSA or our limits put it; absent while it goes on",
              view -> trouble(view.run()))
          .time("startedAt", "when it began", view -> view.run().startedAt())
          .time("finishedAt", "when it ended", view -> view.run().finishedAt())
          .number("durationSeconds", "how long it took, or takes so far", RunShapes::duration)
          .maybeNumber("etaSeconds", "about how long it still takes", RunShapes::eta)
          .list("warnings", "what to know about it", WARNING, View::warnings)
          .maybeText(
              "error",
              "why it failed",
              view -> view.run().state().ended() ? said(view.run()) : null);

  /// A page of runs.
  ///
  /// @param next the cursor of the next page; null after the last
  record Views(List<View> views, @Nullable String next) {}

  static final Shape<Views> RUNS =
      Shape.<Views>of("SyncPage")
          .list("items", "the latest first", RUN, Views::views)
          .maybeText(
              "nextCursor",
              "of the next page; absent on the last. A page may be short though more follow",
              Views::next);

  private RunShapes() {}

  private static List<String> texts(List<Long> ids) {
    return ids.stream().map(String::valueOf).toList();
  }

  private static @Nullable String trouble(SyncRun run) {
    return run.state().ended() || run.waitingUntil() == null ? null : said(run);
  }

  private static @Nullable String said(SyncRun run) {
    return run.error().isEmpty() ? null : run.error();
  }

  private static long duration(View view) {
    Instant finished = view.run().finishedAt();
    return Duration.between(view.run().startedAt(), finished == null ? view.now() : finished)
        .toSeconds();
  }

  private static @Nullable Long eta(View view) {
    return view.run().timeLeft(view.now()).map(Duration::toSeconds).orElse(null);
  }
}
