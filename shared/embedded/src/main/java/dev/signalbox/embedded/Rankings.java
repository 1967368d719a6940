package dev.signalbox.embedded;

/// All that the judges say of one ticket, before anything is withheld. Keys of picklist values are
/// their ids.
public record Rankings(
    Ranking kind,
    Ranking impact,
    Ranking urgency,
    Ranking issueType,
    Ranking subIssueType,
    Ranking queue,
    Ranking mood) {}
