package dev.signalbox.embedded;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What the bundled topics say about the values of one picklist. A topic speaks for the one value
/// that plainly is about it, if there is one. Nothing is trained here: a tenant's first ticket
/// waits for it.
final class Borrowed {

  private static final double PLAINLY_ABOUT = 0.45;
  private static final int NOTHING = -1;

  /// The share of a value that no topic speaks for.
  private static final double FLOOR = 0.01;

  private final Topics topics;
  private final List<String> keys;

  /// The value that a topic speaks for, by the topic's number.
  private final int[] valueOf;

  private final Neighbours neighbours;

  private Borrowed(Topics topics, List<String> keys, int[] valueOf, Neighbours neighbours) {
    this.topics = topics;
    this.keys = keys;
    this.valueOf = valueOf;
    this.neighbours = neighbours;
  }

  /// @param meanings of the values with these keys
  static Borrowed of(Topics topics, List<String> keys, List<Vector> meanings) {
    int[] valueOf =
        topics.meanings().stream().mapToInt(topic -> plainlyAbout(topic, meanings)).toArray();
    return new Borrowed(topics, keys, valueOf, neighbours(topics, valueOf, meanings));
  }

  private static int plainlyAbout(Vector topic, List<Vector> meanings) {
    int nearest = NOTHING;
    double nearness = PLAINLY_ABOUT;
    for (int value = 0; value < meanings.size(); value++) {
      double cosine = Vectors.cosine(meanings.get(value), topic);
      if (cosine > nearness) {
        nearness = cosine;
        nearest = value;
      }
    }
    return nearest;
  }

  /// The tickets of topics that speak for a value, and what the values mean.
  private static Neighbours neighbours(Topics topics, int[] valueOf, List<Vector> meanings) {
    List<float[]> vectors = new ArrayList<>();
    List<Integer> values = new ArrayList<>();
    for (int value = 0; value < meanings.size(); value++) {
      vectors.add(meanings.get(value).values());
      values.add(value);
    }
    int[] topicOf = topics.tickets().classOf();
    for (int ticket = 0; ticket < topicOf.length; ticket++) {
      int value = valueOf[topicOf[ticket]];
      if (value != NOTHING) {
        vectors.add(topics.tickets().vectors().get(ticket));
        values.add(value);
      }
    }
    return new Neighbours(
        vectors, values.stream().mapToInt(Integer::intValue).toArray(), meanings.size());
  }

  Ranking rank(String text, Vector vector) {
    double[] byNeighbours = neighbours.shares(vector.values());
    return Ranking.of(keys, Vectors.mixed(byTopics(text, vector), byNeighbours, 1.0 / 3));
  }

  private double[] byTopics(String text, Vector vector) {
    double[] byTopic = topics.classifier().linear(text, vector.values());
    double[] shares = new double[keys.size()];
    Arrays.fill(shares, FLOOR);
    for (int topic = 0; topic < byTopic.length; topic++) {
      if (valueOf[topic] != NOTHING) {
        shares[valueOf[topic]] += byTopic[topic];
      }
    }
    double sum = Arrays.stream(shares).sum();
    return Arrays.stream(shares).map(share -> share / sum).toArray();
  }

  /// The cosine of the nearest text that speaks for a value.
  double nearest(Vector vector) {
    return neighbours.nearest(vector.values());
  }
}
