package dev.signalbox.bedrock;

import dev.signalbox.core.triage.Evidence;
import dev.signalbox.core.triage.Evidence.Source;
import dev.signalbox.core.triage.IntakeCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The texts of a ticket, in which a quote is looked up. Spaces, letter case and the look of quotes
/// and dashes may differ; what is given back is the ticket's own text, word for word.
final class Passages {

  private static final int SHORTEST = 3;

  private final List<Passage> passages = new ArrayList<>();

  Passages(IntakeCase ticket) {
    passages.add(new Passage(Source.TITLE, ticket.title()));
    passages.add(new Passage(Source.DESCRIPTION, ticket.description()));
    ticket.customerNotes().forEach(note -> passages.add(new Passage(Source.NOTE, note)));
    passages.add(new Passage(Source.CONTACT, ticket.contact()));
    passages.add(new Passage(Source.CONTACT, ticket.contactEmail()));
  }

  /// The passage that a quote repeats; empty when the ticket does not contain it.
  Optional<Evidence> find(String quote) {
    String wanted = Fold.of(quote).replaceAll(" +", " ").strip();
    if (wanted.length() < SHORTEST) {
      return Optional.empty();
    }
    return passages.stream().flatMap(passage -> passage.find(wanted).stream()).findFirst();
  }
}
