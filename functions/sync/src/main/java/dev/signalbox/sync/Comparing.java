package dev.signalbox.sync;

/// What a full run does beside reading, when it is not the first.
record Comparing(CompareHeld held, WalkHeld walk, BuryAbsent burial) {}
