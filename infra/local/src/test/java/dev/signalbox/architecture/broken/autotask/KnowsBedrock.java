package dev.signalbox.architecture.broken.autotask;

import dev.signalbox.architecture.broken.bedrock.Model;

record KnowsBedrock(Model other) {}
