package dev.signalbox.architecture.broken.aws;

public record Queue(String url) {}
