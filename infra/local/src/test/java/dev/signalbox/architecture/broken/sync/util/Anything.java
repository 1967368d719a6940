package dev.signalbox.architecture.broken.sync.util;

record Anything(String thing) {}
