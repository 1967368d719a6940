package dev.signalbox.architecture.broken.json;

public record Tree(String text) {}
