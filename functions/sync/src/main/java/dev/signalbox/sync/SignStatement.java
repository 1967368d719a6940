package dev.signalbox.sync;

import dev.signalbox.aws.secret.StatementSeal;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.sync.Drift;
import dev.signalbox.core.sync.RunQuery;
import dev.signalbox.core.sync.RunStore;
import dev.signalbox.core.sync.Seen;
import dev.signalbox.core.sync.Statement;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.sync.SyncRun.Mode;
import dev.signalbox.core.sync.SyncRun.State;
import dev.signalbox.core.tenant.Tenant;
import dev.signalbox.core.tenant.TenantId;
import dev.signalbox.core.tenant.TenantStore;
import dev.signalbox.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// States once a day what a comparison found: counts here and in the PSA, what was missing, too
/// much or different, what of it was put right, and how long changes took. The text is JSON of one
/// line; it is signed and kept to the letter.
final class SignStatement {

  /// Grows when a field changes its meaning.
  private static final int VERSION = 1;

  /// Failed comparisons may stand between two that ended well.
  private static final int LOOKED_BACK = 20;

  private final TenantStore tenants;
  private final RunStore runs;
  private final StatementSeal seal;

  SignStatement(TenantStore tenants, RunStore runs, StatementSeal seal) {
    this.tenants = tenants;
    this.runs = runs;
    this.seal = seal;
  }

  /// The first comparison of a day that ends makes its statement.
  ///
  /// @param run as it ended
  void about(SyncRun run, Instant madeAt) {
    ZoneId zone = zone(run.ref().tenant());
    LocalDate day = LocalDate.ofInstant(madeAt, zone);
    if (runs.statement(run.ref(), day).isEmpty()) {
      String text = text(run, day, zone, madeAt).write();
      boolean _ = runs.keep(new Statement(run.ref(), day, madeAt, run.id(), text, seal.sign(text)));
    }
  }

  private ZoneId zone(TenantId tenant) {
    return tenants.find(tenant).map(Tenant::zone).orElse(ZoneOffset.UTC);
  }

  private Json.Obj text(SyncRun run, LocalDate day, ZoneId zone, Instant madeAt) {
    Map<Entity, Seen> seen = runs.seen(run.ref());
    return Json.object()
        .put("v", (long) VERSION)
        .put("tenant", run.ref().tenant().value())
        .put("connection", run.ref().connection().value())
        .put("day", day.toString())
        .put("zone", zone.getId())
        .put("from", comparedBefore(run).orElse(null))
        .put("to", run.startedAt())
        .put("madeAt", madeAt)
        .put("run", run.id().value())
        .put("origin", run.origin().word())
        .put("whole", isWhole(run.drift()))
        .put(
            "entities",
            Json.array(
                run.drift().stream()
                    .map(drift -> entity(drift, seen.getOrDefault(drift.entity(), Seen.NOTHING)))
                    .toList()))
        .build();
  }

  /// Whether our copy is what the PSA has, now that the comparison is over.
  private static boolean isWhole(List<Drift> drift) {
    return drift.stream()
        .allMatch(one ->
            one.complete() && one.repaired() == one.missing() + one.extra() + one.differing());
  }

  /// When the comparison before this one was asked for: what differs came to differ since.
  private Optional<Instant> comparedBefore(SyncRun run) {
    ConnectionRef ref = run.ref();
    return runs.list(ref, RunQuery.of(Set.of(Mode.FULL, Mode.CLEAR), LOOKED_BACK)).runs().stream()
        .filter(one -> one.state() == State.FINISHED && one.startedAt().isBefore(run.startedAt()))
        .findFirst()
        .map(SyncRun::startedAt);
  }

  private static Json.Obj entity(Drift drift, Seen seen) {
    return Json.object()
        .put("entity", drift.entity().word())
        .put("here", drift.here())
        .put("psa", drift.psa())
        .put("missing", drift.missing())
        .put("extra", drift.extra())
        .put("differing", drift.differing())
        .put("repaired", drift.repaired())
        .put("complete", drift.complete())
        .put("missingIds", ids(drift.missingIds()))
        .put("extraIds", ids(drift.extraIds()))
        .put("lastEvent", seen.latest())
        .put("lagP50Ms", lag(seen, 50))
        .put("lagP95Ms", lag(seen, 95))
        .put("lagOf", (long) seen.lags().size())
        .build();
  }

  private static Json ids(List<Long> ids) {
    return Json.array(ids.stream().map(Json::number).toList());
  }

  private static @Nullable Json lag(Seen seen, int percent) {
    return seen.percentile(percent).map(Duration::toMillis).map(Json::number).orElse(null);
  }
}
