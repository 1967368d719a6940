package dev.signalbox.embedded.bench;

/// One measured row; a baseline that does not exist is NaN.
public record Figure(String name, double value, String unit, double baseline, int n) {}
