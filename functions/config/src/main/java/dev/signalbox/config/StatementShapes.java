package dev.signalbox.config;

import dev.signalbox.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// How the figures of a statement are answered: as they stand in the text that was signed.
final class StatementShapes {

  private static final Shape<Json.Obj> ENTITY =
      Shape.<Json.Obj>of("StatementEntity")
          .text("entity", "what was compared", one -> text(one, "entity"))
          .number("here", "how many were held here", one -> number(one, "here"))
          .number("psa", "how many the PSA had that are in scope", one -> number(one, "psa"))
          .number("missing", "how many of these were not held", one -> number(one, "missing"))
          .number(
              "extra", "how many were held that the PSA did not have", one -> number(one, "extra"))
          .number("differing", "how many both had, and not alike", one -> number(one, "differing"))
          .number(
              "repaired", "how many of all these were put right", one -> number(one, "repaired"))
          .bool(
              "complete",
              "whether the PSA showed all that it had counted",
              one -> one.bool("complete").orElse(false))
          .numbers("missingIds", "some of the missing", one -> ids(one, "missingIds"))
          .numbers("extraIds", "some of the extra", one -> ids(one, "extraIds"))
          .time("lastEvent", "when the latest change happened", one -> time(one, "lastEvent"))
          .maybeNumber(
              "lagP50Ms",
              "half of the latest changes were here sooner",
              one -> maybe(one.number("lagP50Ms")))
          .maybeNumber("lagP95Ms", "95 in 100 of them were", one -> maybe(one.number("lagP95Ms")))
          .number("lagOf", "how many changes that is", one -> number(one, "lagOf"));

  static final Shape<Json.Obj> FIGURES =
      Shape.<Json.Obj>of("StatementFigures")
          .text("connection", "id of the connection", all -> text(all, "connection"))
          .text("day", "in the zone", all -> text(all, "day"))
          .text("zone", "the tenant's time zone", all -> text(all, "zone"))
          .time("from", "when the comparison before began, if any", all -> time(all, "from"))
          .time("to", "when this comparison began", all -> time(all, "to"))
          .time("madeAt", "when this was stated", all -> time(all, "madeAt"))
          .text("run", "id of the run that compared", all -> text(all, "run"))
          .text("origin", "manual or scheduled", all -> text(all, "origin"))
          .bool(
              "whole",
              "whether the copy was what the PSA had, once all was put right",
              all -> all.bool("whole").orElse(false))
          .list("entities", "one for each", ENTITY, StatementShapes::entities);

  private StatementShapes() {}

  private static List<Json.Obj> entities(Json.Obj all) {
    return all.list("entities").stream().map(Json.Obj.class::cast).toList();
  }

  private static String text(Json.Obj of, String field) {
    return of.text(field).orElse("");
  }

  private static long number(Json.Obj of, String field) {
    return of.number(field).orElse(0);
  }

  private static @Nullable Long maybe(OptionalLong number) {
    return number.isPresent() ? (Long) number.getAsLong() : null;
  }

  private static @Nullable Instant time(Json.Obj of, String field) {
    return of.text(field).map(Instant::parse).orElse(null);
  }

  private static List<Long> ids(Json.Obj of, String field) {
    return of.list(field).stream().map(id -> id.asLong().orElseThrow()).toList();
  }
}
