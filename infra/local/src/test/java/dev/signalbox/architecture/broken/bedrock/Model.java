package dev.signalbox.architecture.broken.bedrock;

public record Model(String id) {}
