package dev.signalbox.embedded;

/// A sentence of a ticket.
///
/// @param text without what readers do not see
/// @param quote its longest piece that stands word for word in the ticket
/// @param inTitle whether it is of the title, else of the description
/// @param authored whether the sender wrote it, rather than passed it on
record Sentence(String text, String quote, boolean inTitle, boolean authored) {}
