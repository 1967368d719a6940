package dev.signalbox.architecture.broken.sync;

final class PrintsOut {

  void print(String line) {
    System.out.println(line);
  }
}
