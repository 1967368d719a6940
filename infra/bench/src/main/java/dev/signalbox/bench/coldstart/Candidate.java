package dev.signalbox.bench.coldstart;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Predicate;

/// Something that can be started.
///
/// @param folder its unpacked zip
/// @param answers whether an answer is the one that was expected; another one measures nothing
record Candidate(
    String name,
    Path folder,
    String handler,
    String javaOptions,
    Map<String, String> environment,
    String event,
    Predicate<String> answers) {}
