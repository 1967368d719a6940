package dev.signalbox.simulation.cloud;

import dev.signalbox.aws.queue.TaskJson;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.task.TaskQueue;
import dev.signalbox.core.task.TaskQueueFault;
import dev.signalbox.simulation.Trouble;
import dev.signalbox.simulation.Weather;
import dev.signalbox.simulation.time.Timeline;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/// Sends tasks to the simulated queues as they travel, ten at a time, each ten for itself.
public final class Queues implements TaskQueue {

  private static final int MOST_ENTRIES = 10;
  private static final Duration QUICKEST = Duration.ofMillis(3);
  private static final Duration SLOWEST = Duration.ofMillis(30);

  private final Function<Task, SimulatedQueue> queues;
  private final Timeline timeline;
  private final Weather weather;

  public Queues(Function<Task, SimulatedQueue> queues, Timeline timeline, Weather weather) {
    this.queues = queues;
    this.timeline = timeline;
    this.weather = weather;
  }

  @Override
  public void send(List<Message> messages) {
    for (int from = 0; from < messages.size(); from += MOST_ENTRIES) {
      sendTen(
          messages.subList(from, Math.min(messages.size(), from + MOST_ENTRIES)), Duration.ZERO);
    }
  }

  @Override
  public void sendLater(Message message, Duration delay) {
    if (delay.isNegative() || delay.compareTo(LONGEST_DELAY) > 0) {
      throw new IllegalArgumentException("A queue delays by 0 s to " + LONGEST_DELAY + ".");
    }
    sendTen(List.of(message), delay);
  }

  private void sendTen(List<Message> messages, Duration delay) {
    timeline.pause(weather.dice().between(QUICKEST, SLOWEST));
    timeline.dealing();
    for (Message message : messages) {
      if (weather.strikes(Trouble.QUEUE_REFUSES)) {
        throw new TaskQueueFault("The queue could not be reached.", null);
      }
      queues.apply(message.task()).send(TaskJson.write(message), delay);
    }
    timeline.dealing();
  }
}
