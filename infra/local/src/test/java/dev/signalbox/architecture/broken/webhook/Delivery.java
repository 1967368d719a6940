package dev.signalbox.architecture.broken.webhook;

public record Delivery(String body) {}
