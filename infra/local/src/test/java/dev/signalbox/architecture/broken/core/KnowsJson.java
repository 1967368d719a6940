package dev.signalbox.architecture.broken.core;

import dev.signalbox.architecture.broken.json.Tree;

public record KnowsJson(Tree tree) {}
