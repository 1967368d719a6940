package dev.signalbox.simulation.psa;

import dev.signalbox.simulation.Trouble;
import dev.signalbox.simulation.Weather;
import dev.signalbox.simulation.time.Dice;
import dev.signalbox.simulation.time.Timeline;
import dev.signalbox.simulator.autotask.AutotaskConfig;
import dev.signalbox.simulator.autotask.AutotaskSimulator;
import dev.signalbox.simulator.autotask.account.ApiUser;
import dev.signalbox.simulator.autotask.account.Switches;
import dev.signalbox.simulator.autotask.rest.RestSurface;
import dev.signalbox.simulator.autotask.schema.EntityType;
import dev.signalbox.simulator.autotask.store.Row;
import dev.signalbox.simulator.autotask.webhooks.Webhooks;
import dev.signalbox.simulator.autotask.workflow.ReplyRule;
import dev.signalbox.simulator.autotask.workflow.WorkflowRules;
import dev.signalbox.simulator.control.Filling;
import dev.signalbox.simulator.demo.Account;
import dev.signalbox.simulator.demo.DemoPlan;
import dev.signalbox.simulator.demo.DemoTenant;
import dev.signalbox.simulator.demo.DemoUser;
import dev.signalbox.simulator.demo.Draft;
import dev.signalbox.simulator.hooks.CalloutTimes;
import dev.signalbox.simulator.hooks.Mishap;
import dev.signalbox.simulator.hooks.Postman;
import dev.signalbox.simulator.http.Handler;
import dev.signalbox.simulator.http.Reply;
import dev.signalbox.simulator.http.Request;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One customer's Autotask: the whole simulator, at the timeline's pace, with a clock of its own.
public final class PsaDatabase {

  private static final Duration MOST_SKEW = Duration.ofSeconds(90);
  private static final Duration QUICKEST = Duration.ofMillis(60);
  private static final Duration USUAL = Duration.ofMillis(600);
  private static final Duration SLOWEST = Duration.ofSeconds(50);
  private static final Duration SOONEST_REVERT = Duration.ofMillis(300);
  private static final Duration LATEST_REVERT = Duration.ofMinutes(1);

  private final Account account;
  private final Timeline timeline;
  private final Weather weather;
  private final DemoTenant tenant;
  private final AutotaskSimulator autotask;
  private final Home home;
  private final Blindness blindness;
  private final Webhooks webhooks;
  private final InstantSource clock;
  private final SilentChanges silent = new SilentChanges();
  private final Set<String> moved = new HashSet<>();
  private final Set<Long> hidden = new HashSet<>();
  private boolean away;
  private boolean quiet;

  private PsaDatabase(
      Account account,
      DemoPlan plan,
      List<URI> zones,
      Timeline timeline,
      Weather weather,
      Peculiarities peculiarities,
      Dice dice,
      Postman postman) {
    this.account = account;
    this.timeline = timeline;
    this.weather = weather;
    Duration skew =
        weather.dice().between(Duration.ZERO, MOST_SKEW.multipliedBy(2)).minus(MOST_SKEW);
    this.clock = () -> timeline.now().plus(skew);
    this.tenant = DemoTenant.of(account, plan, clock.instant());
    this.autotask = new AutotaskSimulator(config(peculiarities.switches()), clock);
    this.home = new Home(autotask, zones, this::takesItsTime);
    this.blindness = new Blindness(this, peculiarities);
    this.webhooks =
        new Webhooks(account.key(), autotask, CalloutTimes.vendor(), this::mishap, _ -> postman);
    webhooks.set(peculiarities.hooks());
    autotask
        .tenant()
        .hookSetup()
        .set(() -> weather.strikes(Trouble.HOOK_FIELD_LOST), peculiarities::readyAfter);
    WorkflowRules.watch(autotask, this::reverts, webhooks::later);
    ReplyRule.watch(autotask, webhooks::later);
    autotask.listen(silent);
    peculiarities.setUp(autotask, apiUser());
    Filling filling = new Filling(autotask);
    tenant.picklists().forEach(filling::choose);
    tenant.rows().stream().map(this::marked).forEach(filling::plant);
    new FirstBelongings(autotask, dice).plant();
  }

  /// @param zones where it lives at first, and where it may move to
  /// @param dice what is particular about this customer's Autotask
  public static PsaDatabase made(
      Account account,
      DemoPlan plan,
      List<URI> zones,
      Timeline timeline,
      Weather weather,
      Dice dice,
      Postman postman) {
    return new PsaDatabase(
        account,
        plan,
        zones,
        timeline,
        weather,
        Peculiarities.drawn(dice),
        dice.of("belongings"),
        postman);
  }

  private AutotaskConfig config(Switches switches) {
    DemoUser user = tenant.apiUser();
    return new AutotaskConfig(
        List.of(
            ApiUser.full(user.userName(), user.secret(), user.integrationCode(), user.resource())),
        switches,
        account.customerNumber(),
        5,
        10_000,
        3);
  }

  /// Whose data it is shows in the data, since ids are the same in all databases.
  private Draft marked(Draft draft) {
    Map<String, Object> values = new LinkedHashMap<>(draft.values());
    values.computeIfPresent(
        "title", (_, title) -> title instanceof String text ? mark(text) : title);
    return new Draft(draft.entity(), draft.id(), values);
  }

  String mark(String text) {
    String mark = "[" + account.key() + "] ";
    return mark + text.substring(0, Math.min(text.length(), 250 - mark.length()));
  }

  private Mishap mishap() {
    return new Mishap(
        weather.strikes(Trouble.EVENT_LOST) || quiet,
        weather.strikes(Trouble.EVENT_TWICE),
        weather.strikes(Trouble.EVENT_OVERTAKEN),
        weather.strikes(Trouble.EVENT_LATE)
            ? weather.dice().between(Duration.ofSeconds(5), Duration.ofMinutes(5))
            : Duration.ZERO,
        weather.strikes(Trouble.EVENT_UNSIGNED),
        weather.strikes(Trouble.EVENT_FORGED),
        weather.strikes(Trouble.HOOK_SWITCHED_OFF),
        weather.strikes(Trouble.HOOK_SILENTLY_OFF),
        weather.strikes(Trouble.EVENT_FORGED_OFF));
  }

  private Optional<Duration> reverts() {
    return weather.strikes(Trouble.WRITE_REVERTED)
        ? Optional.of(weather.dice().between(SOONEST_REVERT, LATEST_REVERT))
        : Optional.empty();
  }

  private Reply takesItsTime(Request request, Handler next) {
    timeline.pause(
        weather.strikes(Trouble.PSA_SLOW)
            ? weather.dice().between(USUAL, SLOWEST)
            : weather.dice().between(QUICKEST, USUAL));
    return next.handle(request);
  }

  public String key() {
    return account.key();
  }

  public Account account() {
    return account;
  }

  /// Where it lives.
  public Home home() {
    return home;
  }

  /// What the API user is kept from seeing.
  public Blindness blindness() {
    return blindness;
  }

  /// It comes into sight, which moves no date: what happened to it meanwhile nobody knows.
  void comesToLight(long ticket) {
    silent.add(ticket);
    hidden.add(ticket);
  }

  /// Does something of which no event tells.
  void quietly(Runnable work) {
    quiet = true;
    try {
      work.run();
    } finally {
      quiet = false;
    }
  }

  /// The user to connect with, and its secret as it is now.
  public ApiUser apiUser() {
    return autotask.people().find(tenant.apiUser().userName()).orElseThrow();
  }

  /// An admin gives the API user another secret; whoever uses the old one locks it sooner or later.
  public void renewSecret(String secret) {
    autotask.people().put(apiUser().withSecret(secret));
  }

  public void unlock() {
    autotask.people().unlock(apiUser().userName());
  }

  public AutotaskSimulator autotask() {
    return autotask;
  }

  public RestSurface rest() {
    return home.rest();
  }

  public Instant now() {
    return clock.instant();
  }

  /// Whether nothing answers at present.
  public boolean isAway() {
    return away;
  }

  public void setAway(boolean now) {
    away = now;
  }

  /// A note or time entry went to another ticket, which changes no date.
  void moved(Row row) {
    moved.add(row.entity().name() + row.id());
  }

  public boolean isMoved(Row row) {
    return moved.contains(row.entity().name() + row.id());
  }

  /// A ticket went to a line of business, which may hide it from the API user.
  void wentToLine(long ticket) {
    if (seen("Ticket").noneMatch(row -> row.id() == ticket)) {
      hidden.add(ticket);
    }
  }

  /// Whether the API user did not see a ticket for a while: what hangs on it came to be known by
  /// nobody meanwhile.
  public boolean wasHidden(long ticket) {
    return hidden.contains(ticket);
  }

  /// The last change of this row moved no date.
  public boolean isSilent(Row row) {
    return silent.isOf(row);
  }

  /// A time as this Autotask shows it.
  public @Nullable Instant shown(Optional<Instant> time) {
    return time.map(autotask.switches().dates()::kept).orElse(null);
  }

  /// What is particular about it.
  public String peculiarities() {
    return autotask.switches() + " " + webhooks.switches();
  }

  /// Events on their way to us.
  public int pendingEvents() {
    return webhooks.callouts().pending();
  }

  /// The rows that the API user sees.
  public Stream<Row> seen(String entity) {
    EntityType type = autotask.schema().require(entity);
    return rows(entity).filter(autotask.visibility().of(apiUser(), type));
  }

  public Stream<Row> rows(String entity) {
    return autotask.table(entity).rows();
  }
}
