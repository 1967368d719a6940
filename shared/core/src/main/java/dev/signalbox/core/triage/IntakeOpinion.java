package dev.signalbox.core.triage;

import java.util.List;

/// What an engine says of a new ticket. Ids are those of the case's [Choices].
///
/// @param summary at most 400 characters, about what the ticket says and nothing else
/// @param mentions what the text names, word for word
/// @param missing what has to be asked before anyone can work, each a short question
/// @param kind what sort of thing it is
/// @param type id of a ticket type
/// @param queue id of a queue
/// @param severity what the priority is computed from
/// @param issueType id of an issue type
/// @param subIssueType id of a sub-issue type of that issue type
/// @param mood of texts that a customer wrote
public record IntakeOpinion(
    Opinion<String> summary,
    List<Mention> mentions,
    List<String> missing,
    Opinion<TicketKind> kind,
    Opinion<Long> type,
    Opinion<Long> queue,
    Opinion<Severity> severity,
    Opinion<Long> issueType,
    Opinion<Long> subIssueType,
    Opinion<Mood> mood) {

  public IntakeOpinion {
    mentions = List.copyOf(mentions);
    missing = List.copyOf(missing);
  }
}
