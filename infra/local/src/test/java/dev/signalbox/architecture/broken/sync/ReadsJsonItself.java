package dev.signalbox.architecture.broken.sync;

import com.fasterxml.jackson.core.JsonParser;

record ReadsJsonItself(JsonParser json) {}
