package dev.signalbox.architecture.broken.sync;

import java.util.UUID;

final class MakesUpAnId {

  String id() {
    return UUID.randomUUID().toString();
  }
}
