package dev.signalbox.simulator.demo;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.demo.Client.Device;
import dev.signalbox.simulator.demo.Client.Person;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Tells the stories of one client as another client's: people, devices, applications, sites and
/// clock times change, the fault stays.
final class Retelling {

  private static final Pattern CLOCK = Pattern.compile("\\b([01]?\\d|2[0-3]):([0-5]\\d)\\b");

  private final Client from;
  private final List<String> siteNicknames;
  private final List<String> companyNicknames;
  private final Pattern names;

  Retelling(Client from) {
    this.from = from;
    Json.Obj nicknames =
        DemoFile.object("names.json")
            .object("golden")
            .flatMap(all -> all.object(from.name()))
            .orElseThrow();
    this.siteNicknames = DemoFile.texts(nicknames, "sites");
    this.companyNicknames = DemoFile.texts(nicknames, "company");
    this.names =
        Pattern.compile(
            namesOf().stream()
                .sorted((left, right) -> right.length() - left.length())
                .map(Pattern::quote)
                .collect(Collectors.joining("|", "\\b(?:", ")\\b")),
            Pattern.UNICODE_CHARACTER_CLASS | Pattern.CASE_INSENSITIVE);
  }

  /// Tells one story for a client; the people and devices are drawn anew for each story.
  Story tell(Story story, Client to, Person contact, Dice dice) {
    Map<String, String> swaps = swaps(to, contact, dice);
    int later = dice.between(0, 59);
    return story.told(
        retold(story.title(), swaps, later),
        retold(story.description(), swaps, later),
        story
            .resolution()
            .map(known ->
                new Story.Resolution(
                    known.notes().stream().map(note -> retold(note, swaps, later)).toList(),
                    known.work(),
                    retold(known.recorded(), swaps, later))));
  }

  private List<String> namesOf() {
    return Stream.of(
            from.devices().stream().map(Device::name),
            from.applications().stream(),
            from.sites().stream().map(Client.Site::name),
            siteNicknames.stream(),
            companyNicknames.stream(),
            from.people().stream()
                .flatMap(person -> Stream.of(person.name(), person.givenName(), person.lastName())),
            Stream.of(from.name(), from.domain()))
        .flatMap(names -> names)
        .filter(name -> name.length() > 2)
        .distinct()
        .toList();
  }

  private Map<String, String> swaps(Client to, Person contact, Dice dice) {
    Map<String, String> swaps = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    from.devices().forEach(device -> swaps.put(device.name(), likeDevice(device, to, dice)));
    from.applications().forEach(name -> swaps.put(name, dice.pick(to.applications())));
    from.sites().forEach(site -> swaps.put(site.name(), dice.pick(to.sites()).name()));
    siteNicknames.forEach(name -> swaps.put(name, dice.pick(to.sites()).name()));
    for (Person person : from.people()) {
      Person other = dice.chance(0.5) ? contact : dice.pick(to.people());
      swaps.put(person.name(), other.name());
      swaps.putIfAbsent(person.givenName(), other.givenName());
      swaps.putIfAbsent(person.lastName(), other.lastName());
    }
    swaps.put(from.name(), to.name());
    swaps.put(from.domain(), to.domain());
    companyNicknames.forEach(name -> swaps.put(name, to.name()));
    return swaps;
  }

  private static String likeDevice(Device device, Client to, Dice dice) {
    List<Device> alike =
        to.devices().stream().filter(other -> other.type().equals(device.type())).toList();
    return dice.pick(alike.isEmpty() ? to.devices() : alike).name();
  }

  /// All clock times of a story move alike, so that what technicians wrote still fits.
  private String retold(String text, Map<String, String> swaps, int later) {
    String named =
        names
            .matcher(text)
            .replaceAll(match ->
                Matcher.quoteReplacement(
                    Optional.ofNullable(swaps.get(match.group())).orElse(match.group())));
    return CLOCK
        .matcher(named)
        .replaceAll(match -> {
          int hour = Integer.parseInt(match.group(1));
          int minutes = (hour * 60 + Integer.parseInt(match.group(2)) + later) % (24 * 60);
          return String.format("%02d:%02d", minutes / 60, minutes % 60);
        });
  }
}
