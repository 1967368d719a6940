package dev.signalbox.core.triage;

/// Something a technician needs to know that the text names, word for word.
///
/// @param type person, device, application, vendor, location, errorCode or date
public record Mention(String type, String value) {}
