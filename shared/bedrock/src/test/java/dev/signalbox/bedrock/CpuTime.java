package dev.signalbox.bedrock;

import java.lang.management.ManagementFactory;

/// How long this thread computes, whatever else the machine is doing.
final class CpuTime {

  private CpuTime() {}

  static long millis(Runnable work) {
    var threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    work.run();
    return (threads.getCurrentThreadCpuTime() - start) / 1_000_000;
  }
}
