package dev.signalbox.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Splits a mail into what its sender wrote, what was passed on with it, and what says nothing:
/// greetings, signatures, banners, quoted answers and orders to the machine.
final class MailBody {

  private static final int I = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
  private static final Pattern LINE = Pattern.compile("[^\\n]+");
  private static final Pattern QUOTED = Pattern.compile("^\\s*(?:>|\\|\\s).*");
  private static final Pattern QUOTE_HEAD =
      Pattern.compile(
          "^\\s*(?:on|am|le|el)\\b.{4,120}\\b(?:wrote|schrieb|a [eé]crit|escribi[oó])\\b.{0,40}:\\s*$",
          I);
  private static final Pattern REPLY_HEAD =
      Pattern.compile(
          "^\\s*-{2,}\\s*(?:original message|urspr[uü]ngliche nachricht|message d'origine|mensaje original).*",
          I);
  private static final Pattern FORWARD_HEAD =
      Pattern.compile(
          "^\\s*-{2,}.*(?:forwarded|weitergeleitet|transf[eé]r|reenviad).*|^\\s*begin forwarded message.*",
          I);
  private static final Pattern MAIL_HEADER =
      Pattern.compile(
          "^\\s*(?:from|to|cc|date|sent|subject|reply-to|von|an|gesendet|betreff|de|à|envoy[eé]|objet|para|enviado|asunto)\\s*:.*",
          I);
  private static final Pattern SIGNATURE = Pattern.compile("^\\s*(?:--|__)\\s*$");
  private static final Pattern CLOSING =
      Pattern.compile(
          "^\\s*(?:(?:kind|best|warm|many)?\\s*(?:regards|thanks)|best|cheers|sincerely|yours(?: sincerely)?|thx|thank you(?: (?:so|very) much)?|mit freundlichen gr[uü](?:ß|ss)en"
              + "|(?:viele|beste|freundliche|liebe)?\\s*gr[uü](?:ß|ss)e|mfg|vg|lg|danke|cordialement|bien (?:[aà] vous|cordialement)|bonne journ[eé]e|merci(?: d'avance)?|(?:un )?saludos?(?: cordial(?:es)?)?|gracias)[\\s,.!]*$",
          I);
  private static final Pattern GREETING =
      Pattern.compile(
          "^\\s*(?:hi|hello|hey|hiya|howdy|dear|good (?:morning|afternoon|evening)|hallo|guten (?:tag|morgen)|moin|servus|sehr geehrte\\w*|liebe[rs]?|bonjour|bonsoir|salut|ch[eè]re?|hola|buenos d[ií]as|buenas(?: tardes)?|estimad[oa]s?)\\b[^.?:\\n]{0,30}[,!.:-]*\\s*$",
          I);
  private static final Pattern BANNER =
      Pattern.compile(
          "\\b(?:confidential|privileged|intended recipient|addressee|vertraulich|confidentiel|external (?:e-?mail|sender)|originated (?:from )?outside|do not click links|unless you recogni[sz]e|registergericht|sent from my|gesendet von meinem|envoy[eé] de mon|enviado desde mi|before printing)\\b",
          I);

  /// A line and the part it plays.
  record Line(MappedText text, boolean authored) {}

  private final List<MappedText> lines = new ArrayList<>();
  private final List<Line> kept = new ArrayList<>();
  private boolean authored = true;
  private boolean signature;
  private boolean reply;

  private MailBody(MappedText body) {
    Matcher matcher = LINE.matcher(body.text());
    while (matcher.find()) {
      lines.add(body.part(matcher.start(), matcher.end()));
    }
  }

  static List<Line> read(String raw) {
    var body = new MailBody(Markup.strip(MappedText.of(raw)));
    body.sort();
    return List.copyOf(body.kept);
  }

  private void sort() {
    boolean[] orders = Instructions.among(lines.stream().map(MappedText::text).toList());
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).text();
      turn(line);
      if (!orders[i] && saysSomething(line)) {
        kept.add(new Line(lines.get(i), authored));
      }
    }
  }

  private void turn(String line) {
    if (FORWARD_HEAD.matcher(line).matches()) {
      authored = false;
      signature = false;
      reply = false;
    } else if (REPLY_HEAD.matcher(line).matches()) {
      reply = true;
    } else if (SIGNATURE.matcher(line).matches()) {
      signature = true;
    }
  }

  private boolean saysSomething(String line) {
    return !line.isBlank()
        && !signature
        && !reply
        && !QUOTED.matcher(line).matches()
        && !QUOTE_HEAD.matcher(line).matches()
        && !FORWARD_HEAD.matcher(line).matches()
        && !(isMailHeader(line) && !authored)
        && !CLOSING.matcher(line).matches()
        && !GREETING.matcher(line).matches()
        && !(BANNER.matcher(line).find() && line.length() > 40 && !kept.isEmpty());
  }

  /// The subject of a passed-on mail says something; its other headers do not.
  private static boolean isMailHeader(String line) {
    return MAIL_HEADER.matcher(line).matches()
        && !line.stripLeading().regionMatches(true, 0, "subject", 0, 7);
  }
}
