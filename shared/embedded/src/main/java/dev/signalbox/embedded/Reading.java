package dev.signalbox.embedded;

/// What was seen in one ticket; every judge looks at the same reading.
///
/// @param english the text for the models, with English words where the glossary knows them
/// @param sender the sender's address, or empty
/// @param source how the ticket came in, or empty
record Reading(
    TicketText text, Cues cues, String english, Vector vector, String sender, String source) {

  /// The text with a word for each cue, so that a word model can weigh cues too.
  String marked() {
    var marked = new StringBuilder(english);
    for (Cue cue : Cue.values()) {
      if (cues.has(cue)) {
        marked.append(" cue").append(cue.word().replace("-", ""));
      }
    }
    return marked.toString();
  }
}
