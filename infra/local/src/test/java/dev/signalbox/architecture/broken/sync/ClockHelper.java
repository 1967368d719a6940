package dev.signalbox.architecture.broken.sync;

record ClockHelper(String thing) {}
