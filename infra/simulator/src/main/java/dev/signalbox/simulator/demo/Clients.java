package dev.signalbox.simulator.demo;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.demo.Client.Device;
import dev.signalbox.simulator.demo.Client.Person;
import dev.signalbox.simulator.demo.Client.Site;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The clients of an account: those of the taxonomy first, then as many invented ones as asked.
final class Clients {

  private static final List<String> DEVICE_TYPES =
      List.of(
          "server",
          "storage",
          "firewall",
          "workstation",
          "workstation",
          "laptop",
          "laptop",
          "printer",
          "access point",
          "switch",
          "host");

  private final Json.Obj words = DemoFile.object("names.json");
  private final Dice dice;
  private long nextClient;
  private long nextSite;
  private long nextPerson;

  private Clients(Account account, long seed) {
    this.dice = Dice.of(seed, account.key() + " clients");
    this.nextClient = account.firstId("company");
    this.nextSite = account.firstId("location");
    this.nextPerson = account.firstId("contact");
  }

  static List<Client> of(Account account, int count, long seed) {
    Clients clients = new Clients(account, seed);
    List<Client> all = new ArrayList<>();
    if (account.goldenClients()) {
      DemoFile.objects(DemoFile.object("taxonomy.json"), "companies").stream()
          .limit(count)
          .forEach(company -> all.add(clients.golden(company)));
    }
    while (all.size() < count) {
      all.add(clients.invented(all.size()));
    }
    return all;
  }

  private Client golden(Json.Obj company) {
    List<Site> sites = sites(DemoFile.texts(company, "sites"));
    return new Client(
        nextClient++,
        company.text("name").orElseThrow(),
        company.text("domain").orElseThrow(),
        DemoFile.texts(company, "languages"),
        sites,
        DemoFile.texts(company, "applications"),
        DemoFile.objects(company, "devices").stream()
            .map(device ->
                new Device(device.text("name").orElseThrow(), device.text("type").orElseThrow()))
            .toList(),
        DemoFile.objects(company, "contacts").stream().map(one -> golden(one, sites)).toList());
  }

  private Person golden(Json.Obj contact, List<Site> sites) {
    String site = contact.text("site").orElse("");
    return new Person(
        nextPerson++,
        contact.text("name").orElseThrow(),
        contact.text("email").orElseThrow(),
        contact.text("role").orElseThrow(),
        contact.text("phone"),
        sites.stream().filter(one -> one.name().equals(site)).findFirst().orElse(sites.getFirst()));
  }

  private Client invented(int index) {
    List<String> places = DemoFile.texts(words, "place");
    List<String> trades = DemoFile.texts(words, "trade");
    String place = places.get(index % places.size());
    // 24 places against 20 trades: a step of 7 reaches every pair before one comes twice.
    String trade = trades.get((index * 7 + index / places.size()) % trades.size());
    String generation = index < places.size() * trades.size() ? "" : " " + (index + 1);
    String name = place + " " + trade + generation;
    String domain = plain(place + trade + generation) + ".example";
    List<Site> sites =
        sites(
            DemoFile.texts(words, "site").stream()
                .skip(index % 4)
                .limit(2)
                .map(site -> place + " " + site)
                .toList());
    return new Client(
        nextClient++,
        name,
        domain,
        languages(),
        sites,
        List.of(dice.pick(DemoFile.texts(words, "application"))),
        devices(initials(name)),
        people(domain, sites, index));
  }

  private List<String> languages() {
    return dice.chance(0.7) ? List.of("en") : List.of(dice.pick(List.of("de", "fr", "es")), "en");
  }

  private List<Site> sites(List<String> names) {
    return names.stream().map(name -> new Site(nextSite++, name)).toList();
  }

  private List<Device> devices(String prefix) {
    List<Device> devices = new ArrayList<>();
    for (String type : DEVICE_TYPES) {
      String short3 = type.replace(" ", "").substring(0, 3).toUpperCase(Locale.ROOT);
      devices.add(new Device(prefix + "-" + short3 + "-" + dice.between(10, 99), type));
    }
    return devices;
  }

  private List<Person> people(String domain, List<Site> sites, int index) {
    List<Person> people = new ArrayList<>();
    int count = 5 + index % 2;
    while (people.size() < count) {
      String first = dice.pick(DemoFile.texts(words, "first"));
      String last = dice.pick(DemoFile.texts(words, "last"));
      String email = plain(first).charAt(0) + "." + plain(last) + "@" + domain;
      if (people.stream().noneMatch(person -> person.email().equals(email))) {
        people.add(
            new Person(
                nextPerson++,
                first + " " + last,
                email,
                dice.pick(DemoFile.texts(words, "job")),
                Optional.of("+1 202-555-01" + dice.between(10, 99)),
                dice.pick(sites)));
      }
    }
    return people;
  }

  private static String initials(String name) {
    StringBuilder initials = new StringBuilder();
    for (String word : name.split(" ", -1)) {
      initials.append(word.charAt(0));
    }
    return initials.toString();
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]", "");
  }
}
