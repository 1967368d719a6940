package dev.signalbox.embedded;

import java.util.List;

/// Reads a ticket once for all judges.
final class TicketReader {

  private final Embedder embedder;
  private final Glossary glossary = new Glossary();
  private final Cues.Reader cues = new Cues.Reader();

  TicketReader(Embedder embedder) {
    this.embedder = embedder;
  }

  Reading read(String title, String description, String sender, String source) {
    return read(TicketText.of(title, description), sender, source);
  }

  Reading read(TicketText text, String sender, String source) {
    String english = english(text.all());
    return new Reading(
        text,
        cues.read(text.sentences()),
        english,
        new Vector(embedder.embed(english)),
        sender,
        source);
  }

  String english(String text) {
    return glossary.english(text);
  }

  List<Sentence> sentences(String title, String description) {
    return TicketText.of(title, description).sentences();
  }
}
