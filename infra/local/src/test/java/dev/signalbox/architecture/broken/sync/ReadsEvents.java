package dev.signalbox.architecture.broken.sync;

import com.amazonaws.services.lambda.runtime.Context;

record ReadsEvents(Context context) {}
