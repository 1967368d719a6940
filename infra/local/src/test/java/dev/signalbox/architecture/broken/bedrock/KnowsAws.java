package dev.signalbox.architecture.broken.bedrock;

import dev.signalbox.architecture.broken.aws.Queue;

record KnowsAws(Queue other) {}
