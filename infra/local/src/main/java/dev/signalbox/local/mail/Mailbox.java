package dev.signalbox.local.mail;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The newest mails, newest first; older ones make room.
public final class Mailbox {

  private static final int KEPT = 1_000;

  private final Deque<Mail> mails = new ArrayDeque<>();

  synchronized void add(Mail mail) {
    mails.addFirst(mail);
    if (mails.size() > KEPT) {
      mails.removeLast();
    }
  }

  public synchronized List<Mail> all() {
    return List.copyOf(mails);
  }

  public List<Mail> to(String address) {
    return all().stream().filter(mail -> mail.isTo(address)).toList();
  }
}
