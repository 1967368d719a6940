package dev.signalbox.simulator.demo;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.demo.Client.Device;
import dev.signalbox.simulator.demo.Client.Person;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Tells the stories of one client as another client's: people, devices, applications, sites and
/// clock times change, the fault stays. Each text is taken apart once and put together often.
final class Retelling {

  private static final String CLOCK = "(?<hour>[01]?\\d|2[0-3]):(?<minute>[0-5]\\d)";

  /// What stands in the place of a name of this client, or of a clock time.
  private interface Piece {
    String told(Telling telling);
  }

  private final Map<String, Function<Telling, String>> names = new HashMap<>();
  private final Pattern places;
  private final Map<String, List<Piece>> takenApart = new HashMap<>();

  Retelling(Client from) {
    Json.Obj nicknames =
        DemoFile.object("names.json")
            .object("golden")
            .flatMap(all -> all.object(from.name()))
            .orElseThrow();
    name(from.name(), telling -> telling.to().name());
    name(from.domain(), telling -> telling.to().domain());
    DemoFile.texts(nicknames, "company")
        .forEach(text -> name(text, telling -> telling.to().name()));
    DemoFile.texts(nicknames, "sites").forEach(text -> name(text, telling -> telling.site(text)));
    from.sites().forEach(site -> name(site.name(), telling -> telling.site(site.name())));
    from.applications().forEach(text -> name(text, telling -> telling.application(text)));
    from.devices().forEach(device -> name(device.name(), telling -> telling.device(device)));
    from.people().forEach(this::person);
    this.places =
        Pattern.compile(
            names.keySet().stream()
                .sorted((left, right) -> right.length() - left.length())
                .map(Pattern::quote)
                .collect(Collectors.joining("|", "\\b(?:" + CLOCK + "|", ")\\b")),
            Pattern.UNICODE_CHARACTER_CLASS | Pattern.CASE_INSENSITIVE);
  }

  private void person(Person person) {
    name(person.name(), telling -> telling.person(person).name());
    name(person.givenName(), telling -> telling.person(person).givenName());
    name(person.lastName(), telling -> telling.person(person).lastName());
  }

  private void name(String text, Function<Telling, String> replacement) {
    if (text.length() > 2) {
      names.putIfAbsent(text.toLowerCase(Locale.ROOT), replacement);
    }
  }

  /// Tells one story for a client; the people and devices are drawn anew for each story.
  Story tell(Story story, Client to, Person contact, Dice dice) {
    Telling telling = new Telling(to, contact, dice);
    return story.told(
        told(story.title(), telling),
        told(story.description(), telling),
        story
            .resolution()
            .map(known ->
                new Story.Resolution(
                    known.notes().stream().map(note -> told(note, telling)).toList(),
                    known.work(),
                    told(known.recorded(), telling))));
  }

  private String told(String text, Telling telling) {
    StringBuilder told = new StringBuilder();
    takenApart
        .computeIfAbsent(text, this::takeApart)
        .forEach(piece -> told.append(piece.told(telling)));
    return told.toString();
  }

  private List<Piece> takeApart(String text) {
    List<Piece> pieces = new ArrayList<>();
    Matcher place = places.matcher(text);
    int from = 0;
    while (place.find()) {
      String before = text.substring(from, place.start());
      pieces.add(_ -> before);
      pieces.add(place.group("hour") == null ? named(place.group()) : clock(place));
      from = place.end();
    }
    String rest = text.substring(from);
    pieces.add(_ -> rest);
    return pieces;
  }

  private Piece named(String name) {
    return Optional.ofNullable(names.get(name.toLowerCase(Locale.ROOT))).orElseThrow()::apply;
  }

  private static Piece clock(Matcher place) {
    int minutes =
        Integer.parseInt(place.group("hour")) * 60 + Integer.parseInt(place.group("minute"));
    return telling -> telling.clock(minutes);
  }

  /// The choices of one retold story: the same name becomes the same name throughout.
  private static final class Telling {

    private final Client to;
    private final Person contact;
    private final Dice dice;
    private final int later;
    private final Map<String, String> things = new HashMap<>();
    private final Map<Person, Person> people = new HashMap<>();

    Telling(Client to, Person contact, Dice dice) {
      this.to = to;
      this.contact = contact;
      this.dice = dice;
      this.later = dice.between(0, 59);
    }

    Client to() {
      return to;
    }

    String site(String name) {
      return things.computeIfAbsent(name, _ -> dice.pick(to.sites()).name());
    }

    String application(String name) {
      return things.computeIfAbsent(name, _ -> dice.pick(to.applications()));
    }

    String device(Device device) {
      return things.computeIfAbsent(device.name(), _ -> like(device));
    }

    private String like(Device device) {
      List<Device> alike =
          to.devices().stream().filter(other -> other.type().equals(device.type())).toList();
      return dice.pick(alike.isEmpty() ? to.devices() : alike).name();
    }

    Person person(Person person) {
      return people.computeIfAbsent(
          person, _ -> dice.chance(0.5) ? contact : dice.pick(to.people()));
    }

    /// All clock times of a story move alike, so that what technicians wrote still fits.
    String clock(int minutes) {
      int moved = (minutes + later) % (24 * 60);
      return twoDigits(moved / 60) + ":" + twoDigits(moved % 60);
    }

    private static String twoDigits(int number) {
      return number < 10 ? "0" + number : Integer.toString(number);
    }
  }
}
