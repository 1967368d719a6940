package dev.signalbox.architecture.broken.sync;

import dev.signalbox.architecture.broken.aws.Queue;
import jakarta.inject.Inject;

final class IsInjected {

  @Inject Queue queue;
}
