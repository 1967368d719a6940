package dev.signalbox.local.mail;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// The mailbox in a browser. Without scripts; what mails contain is shown as text.
final class MailPage {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  // A document, kept apart from the code that fills it.
  @SuppressWarnings("InlineFormatString")
  private static final String FRAME =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="refresh" content="10">
      <title>Mailbox (%d) · Signalbox local</title>
      <style>
      :root { color-scheme: light dark; --line: light-dark(#d5d9e0, #3a404b);
        --card: light-dark(#ffffff, #1d2129); --back: light-dark(#f4f5f7, #14171c);
        --text: light-dark(#1c2330, #e7eaf0); --soft: light-dark(#566072, #a4adbd);
        --accent: light-dark(#0b5cad, #7db9f5); }
      * { box-sizing: border-box; }
      body { margin: 0; padding: 2rem 1rem; background: var(--back); color: var(--text);
        font: 16px/1.5 system-ui, sans-serif; }
      main { max-width: 46rem; margin: 0 auto; }
      h1 { font-size: 1.5rem; margin: 0; }
      .note { color: var(--soft); margin: .25rem 0 1.5rem; }
      a { color: var(--accent); }
      article { background: var(--card); border: 1px solid var(--line); border-radius: .5rem;
        padding: 1rem 1.25rem; margin-bottom: 1rem; }
      h2 { font-size: 1.05rem; margin: 0 0 .25rem; overflow-wrap: anywhere; }
      .meta { color: var(--soft); font-size: .875rem; overflow-wrap: anywhere; }
      pre { font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; margin: .75rem 0 0; }
      .empty { text-align: center; padding: 3rem 1.25rem; }
      </style>
      </head>
      <body>
      <main>
      <h1>Mailbox</h1>
      <p class="note">%s</p>
      %s
      </main>
      </body>
      </html>
      """;

  private static final String EMPTY =
      """
      <article class="empty">
      <h2>No mail yet</h2>
      <div class="meta">Sign-in codes arrive here. Ask for one, this page looks again every ten seconds.</div>
      </article>
      """;

  private MailPage() {}

  static String of(List<Mail> mails, String filter) {
    var cards = new StringBuilder();
    mails.forEach(mail -> cards.append(card(mail)));
    return FRAME.formatted(mails.size(), note(filter), mails.isEmpty() ? EMPTY : cards);
  }

  private static String note(String filter) {
    return filter.isEmpty()
        ? "Everything Signalbox sent from this machine, newest first. Nothing left it."
        : "Mail to " + escape(filter) + ", newest first. <a href=\"/\">Show all mail</a>";
  }

  private static String card(Mail mail) {
    return """
    <article>
    <h2>%s</h2>
    <div class="meta">to %s · from %s · <time datetime="%s">%s</time></div>
    <pre>%s</pre>
    </article>
    """
        .formatted(
            escape(mail.subject()),
            escape(String.join(", ", mail.to())),
            escape(mail.from()),
            mail.at(),
            TIME.format(mail.at()),
            escape(mail.text().or(mail::html).orElse("")));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
