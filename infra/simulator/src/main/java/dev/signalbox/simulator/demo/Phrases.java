package dev.signalbox.simulator.demo;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.demo.Client.Person;

/// Small sentences around a ticket, with a client's names filled in.
final class Phrases {

  private final Json.Obj phrases = DemoFile.object("phrases.json");

  /// A retold mail with other words before, between and after.
  String around(String text, String language, Client client, Person me, Dice dice) {
    StringBuilder told = new StringBuilder();
    if (dice.chance(0.6)) {
      told.append(pick("opening", language, client, me, dice)).append("\n\n");
    }
    told.append(text);
    for (int more = dice.between(1, 2); more > 0; more--) {
      told.append("\n").append(pick("middle", language, client, me, dice));
    }
    return told.append("\n\n").append(pick("closing", language, client, me, dice)).toString();
  }

  /// A phrase of a kind that exists in one language only.
  String any(String kind, Client client, Person me, Dice dice) {
    return filled(dice.pick(DemoFile.texts(phrases, kind)), "en", client, me, dice);
  }

  private String pick(String kind, String language, Client client, Person me, Dice dice) {
    Json.Obj byLanguage = phrases.object(kind).orElseThrow();
    String known = byLanguage.find(language).isPresent() ? language : "en";
    return filled(dice.pick(DemoFile.texts(byLanguage, known)), known, client, me, dice);
  }

  private String filled(String phrase, String language, Client client, Person me, Dice dice) {
    if (!phrase.contains("{")) {
      return phrase;
    }
    Json.Obj days = phrases.object("day").orElseThrow();
    return phrase
        .replace("{device}", dice.pick(client.devices()).name())
        .replace("{application}", dice.pick(client.applications()))
        .replace("{site}", dice.pick(client.sites()).name())
        .replace("{person}", dice.pick(client.people()).givenName())
        .replace("{day}", dice.pick(DemoFile.texts(days, language)))
        .replace("{number}", Integer.toString(dice.between(104, 989)))
        .replace("{me}", me.givenName());
  }
}
