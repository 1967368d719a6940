package dev.signalbox.architecture.broken.sync;

import java.util.logging.Logger;

record LogsElsewhere(Logger log) {}
