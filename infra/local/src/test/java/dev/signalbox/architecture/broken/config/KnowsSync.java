package dev.signalbox.architecture.broken.config;

import dev.signalbox.architecture.broken.sync.Page;

record KnowsSync(Page other) {}
