package dev.signalbox.bedrock;

import java.util.List;
import java.util.regex.Pattern;

/// Cuts what a mail carries along: earlier mails quoted below it, signatures and disclaimers.
final class MailTail {

  private static final int FEWEST_WORDS = 3;
  private static final int LONGEST_SIGNATURE = 12;

  private static final Pattern QUOTE_STARTS =
      Pattern.compile(
          "(?i)-{2,}\\s*(original message|ursprüngliche nachricht).*"
              + "|on .{5,150} wrote:|am .{5,150} schrieb.{0,120}:|le .{5,150} a écrit\\s*:");
  private static final Pattern FORWARDED =
      Pattern.compile(
          "^[ \\t>-]*(begin )?(forwarded|weitergeleitete|message transféré)\\b",
          Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
  private static final Pattern HEADER = Pattern.compile("(?i)\\*?(from|von|de):\\*? .+");
  private static final Pattern SECOND_HEADER =
      Pattern.compile("(?i)\\*?(sent|date|to|subject|gesendet|an|betreff|envoyé|objet):\\*? .*");
  private static final Pattern SIGNATURE_STARTS = Pattern.compile("-- ?|_{8,}");
  private static final Pattern DISCLAIMER =
      Pattern.compile(
          "(?i)(this|the information in this) (e-?mail|message)\\b.*\\b(confidential|intended)\\b.*"
              + "|sent from my .{2,40}|get outlook for .{2,20}|confidentiality notice\\b.*");
  private static final Pattern FAREWELL =
      Pattern.compile(
          "(?i)((kind|best|warm|many)( (kind|best|warm))?( regards| wishes)|regards|sincerely"
              + "|yours (sincerely|faithfully|truly)|cheers|mit freundlichen grüßen"
              + "|(viele|beste|freundliche) grüße|cordialement)[,.!]?");

  private MailTail() {}

  /// The part that was written for this ticket. What somebody forwarded is what the ticket is
  /// about, so it stays.
  static String cut(String text) {
    if (FORWARDED.matcher(text).find()) {
      return text.strip();
    }
    List<String> lines = text.lines().toList();
    String head = join(lines.subList(0, end(lines)));
    return words(head) < FEWEST_WORDS ? text.strip() : head;
  }

  private static int end(List<String> lines) {
    for (int at = 0; at < lines.size(); at++) {
      if (isEnd(lines, at)) {
        return at;
      }
    }
    return lines.size();
  }

  private static boolean isEnd(List<String> lines, int at) {
    String line = lines.get(at).strip();
    return QUOTE_STARTS.matcher(line).matches()
        || SIGNATURE_STARTS.matcher(line).matches()
        || DISCLAIMER.matcher(line).matches()
        || isHeader(lines, at)
        || isFarewell(lines, at);
  }

  private static boolean isHeader(List<String> lines, int at) {
    return HEADER.matcher(lines.get(at).strip()).matches()
        && lines.subList(at + 1, Math.min(at + 4, lines.size())).stream()
            .anyMatch(line -> SECOND_HEADER.matcher(line.strip()).matches());
  }

  /// Only near the end: somebody may write on after a greeting.
  private static boolean isFarewell(List<String> lines, int at) {
    return FAREWELL.matcher(lines.get(at).strip()).matches()
        && lines.size() - at <= LONGEST_SIGNATURE;
  }

  private static String join(List<String> lines) {
    return String.join("\n", lines.stream().filter(line -> !line.startsWith(">")).toList()).strip();
  }

  private static int words(String text) {
    return text.isBlank() ? 0 : text.strip().split("\\s+").length;
  }
}
