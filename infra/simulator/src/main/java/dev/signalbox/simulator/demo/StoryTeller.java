package dev.signalbox.simulator.demo;

import dev.signalbox.simulator.demo.Client.Person;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Chooses what happened at the provider in the last ninety days: the golden tickets, moved by
/// whole weeks so that "Friday" stays a Friday, and as many retold ones as asked.
final class StoryTeller {

  /// One ticket with its client and time. `client` and `contact` are absent for mail of strangers.
  record Told(
      Story story, Optional<Client> client, Optional<Person> contact, Instant at, boolean golden) {}

  private static final Duration SPAN = Duration.ofDays(90);

  private final Account account;
  private final List<Client> clients;
  private final Instant now;
  private final Dice dice;
  private final Phrases phrases = new Phrases();
  private final List<Story> golden = GoldenStories.read();
  private final Map<String, Retelling> retellings = new HashMap<>();
  private final Map<String, List<Client>> speakers = new HashMap<>();

  StoryTeller(Account account, List<Client> clients, Instant now, long seed) {
    this.account = account;
    this.clients = clients;
    this.now = now;
    this.dice = Dice.of(seed, account.key() + " stories");
  }

  List<Told> tell(int count) {
    List<Told> told = new ArrayList<>();
    if (account.goldenClients()) {
      told.addAll(goldenOnes(count));
    }
    List<Story> templates = templates();
    for (int index = 0; told.size() < count; index++) {
      told.add(retold(templates.get(index % templates.size())));
    }
    told.sort(Comparator.comparing(Told::at));
    return told;
  }

  /// The newest ones when fewer are asked for than there are.
  private List<Told> goldenOnes(int count) {
    Instant newest = golden.getLast().createdAt();
    long weeks = Math.floorDiv(ChronoUnit.DAYS.between(newest, now), 7L);
    Duration shift = Duration.ofDays(7 * weeks);
    return golden.stream()
        .skip(Math.max(0, golden.size() - count))
        .map(story -> asItWas(story, story.createdAt().plus(shift)))
        .toList();
  }

  private Told asItWas(Story story, Instant at) {
    Optional<Client> client =
        clients.stream().filter(one -> one.name().equals(story.company())).findFirst();
    return new Told(
        story, client, client.flatMap(one -> one.personWith(story.contactEmail())), at, true);
  }

  /// What may be retold: no attack, nothing of strangers, no half of a bundle.
  private List<Story> templates() {
    Map<String, Client> known = new HashMap<>();
    Account source = Account.all().getFirst();
    Clients.of(source, 8, 0).forEach(client -> known.put(client.name(), client));
    known.forEach((name, client) -> retellings.put(name, new Retelling(client)));
    return golden.stream()
        .filter(story -> !story.attacked() && story.bundle().isEmpty())
        .filter(story -> known.containsKey(story.company()))
        .toList();
  }

  private Told retold(Story template) {
    Client client = dice.pick(speaking(template.language()));
    Person contact = dice.pick(client.people());
    Retelling retelling = Optional.ofNullable(retellings.get(template.company())).orElseThrow();
    Story story = retelling.tell(template, client, contact, dice);
    boolean machine = story.source().equals("monitoring");
    Story varied =
        story.told(
            title(story.title(), client, contact, machine),
            machine
                ? story.description()
                : phrases.around(story.description(), story.language(), client, contact, dice),
            story.resolution());
    return new Told(
        varied,
        Optional.of(client),
        machine ? Optional.empty() : Optional.of(contact),
        time(),
        false);
  }

  private List<Client> speaking(String language) {
    return speakers.computeIfAbsent(
        language,
        wanted -> {
          List<Client> able =
              clients.stream().filter(client -> client.languages().contains(wanted)).toList();
          return able.isEmpty() ? clients : able;
        });
  }

  private String title(String title, Client client, Person contact, boolean machine) {
    if (machine) {
      return title;
    }
    return switch (dice.between(0, 5)) {
      case 0 -> title + " (" + dice.pick(client.sites()).name() + ")";
      case 1 -> title + " - " + dice.pick(client.devices()).name();
      case 2 -> title + " / " + contact.name();
      case 3 -> "Re: " + title;
      case 4 -> dice.pick(client.devices()).name() + ": " + title;
      default -> title;
    };
  }

  /// Mostly on working days and in working hours.
  private Instant time() {
    Instant at = now.minus(dice.within(SPAN));
    DayOfWeek day = at.atZone(ZoneOffset.UTC).getDayOfWeek();
    boolean weekend = day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
    if (weekend && dice.chance(0.85) && at.plus(Duration.ofDays(2)).isBefore(now)) {
      at = at.plus(Duration.ofDays(2));
    }
    int hour = dice.chance(0.9) ? dice.between(8, 21) : dice.between(0, 23);
    Instant worked =
        at.truncatedTo(ChronoUnit.DAYS)
            .plus(Duration.ofHours(hour))
            .plus(dice.within(Duration.ofHours(1)));
    return worked.isBefore(now) ? worked : at;
  }
}
