package dev.signalbox.bench.sync;

import com.sun.management.OperatingSystemMXBean;
import dev.signalbox.core.sync.RunStore;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;

/// Processor time of this process, and its live heap at checkpoints of a run. Looking at the heap
/// is not counted.
final class Footprint {

  private static final int CHECKPOINTS_BETWEEN = 10;

  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final long heapBefore = liveHeap();
  private final long cpuBefore = system.getProcessCpuTime();
  private long looking;
  private long mostHeap;
  private int checkpoints;

  /// The same store, looked at.
  RunStore watch(RunStore runs) {
    return (RunStore)
        Proxy.newProxyInstance(
            RunStore.class.getClassLoader(),
            new Class<?>[] {RunStore.class},
            (_, method, arguments) -> {
              if (method.getName().equals("advance") && checkpoints++ % CHECKPOINTS_BETWEEN == 0) {
                look();
              }
              try {
                return method.invoke(runs, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private void look() {
    long before = system.getProcessCpuTime();
    mostHeap = Math.max(mostHeap, liveHeap());
    looking += system.getProcessCpuTime() - before;
  }

  private static long liveHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  Duration cpu() {
    return Duration.ofNanos(system.getProcessCpuTime() - cpuBefore - looking);
  }

  long heapBefore() {
    return heapBefore;
  }

  long mostHeap() {
    return mostHeap;
  }
}
