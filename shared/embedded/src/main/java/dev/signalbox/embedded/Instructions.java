package dev.signalbox.embedded;

import java.util.List;
import java.util.regex.Pattern;

/// Tells lines that speak to the machine from lines that speak to people. A customer who asks for a
/// label ("set the priority to critical") loses that line too: labels follow from what happened,
/// not from what is asked for.
final class Instructions {

  private static final String READERS =
      "(?:\\b(?:(?-i:A\\.?I\\.?|KI|IA)|llm|gpt|chat ?bot|bot|language model|(?:virtual|digital|service|triage|ai) assistant|assistant|asistente"
          + "|assistenten?|classifier|(?:triage|ticket|routing) (?:engine|system|agent|model|bot|tool)|automat(?:ic|ed) (?:handlers?|readers?|triage|systems?|agents?)"
          + "|automation|summari[sz]er|copilot|sistema autom[aá]tico|automatischen? (?:bearbeitung|system|triage)|syst[eè]me automatique)\\b)";
  private static final String FIELDS =
      "(?:kind|type|category|categorie|kategorie|categor[ií]a|cat[eé]gorie|priority|priorit[aä]t|priorit[eé]|prioridad|impact|impacto|urgency|urgence|urgencia|dringlichkeit"
          + "|queue|board|file d'attente|cola|warteschlange|status|estado|statut|severity|sentiment|issue ?type|label|resource|assignee)";
  private static final String VALUES =
      "(?:noise|spam|low|medium|high|critical|kritisch|critique|cr[ií]tic[ao]|niedrig|hoch|basse|haute|baja|alta|resolved|closed?|complete[d]?|success|p1|newsletter|test)";

  private record Sign(int weight, Pattern pattern) {
    Sign(int weight, String pattern) {
      this(weight, Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    }
  }

  /// A line of weight two is an instruction; one of weight one only beside such a line.
  private static final List<Sign> SIGNS =
      List.of(
          new Sign(
              2,
              "\\b(?:ignore|disregard|forget|override|bypass|ignorier\\w*|vergiss|ignorez?|oublie[zr]?|ignora|olvida|omite)\\b.{0,50}\\b(?:instruction|prompt|rule|guideline|usual check|above|previous|prior|anweisung|regeln|vorherig|consigne|r[eè]gle|pr[eé]c[eé]dent|instrucci|regla|anterior)"),
          new Sign(2, "\\b(?:system|developer) ?(?:prompt|note|message|override|instruction)s?\\b"),
          new Sign(
              2, "\\byou are now\\b|\\bact as (?:an?|the)\\b.{0,30}\\b(?:admin|assistant|model)"),
          new Sign(
              2,
              "\\b(?:set|change|mark|raise|lower|treat|classify|label|categori[sz]e|tag|file|flag|route|setze?n?|markier\\w*|behandle|einstufen|stufe|classe[rz]?|marque[rz]?|mets|traite[rz]?|clasifica|marca|trata|pon)\\b.{0,60}\\b"
                  + FIELDS
                  + "\\b.{0,25}\\b"
                  + VALUES
                  + "\\b"),
          new Sign(
              2,
              "\\b(?:classify|label|treat|mark|file|flag|categori[sz]e|behandle|markiere|classe[rz]?|traite[rz]?|clasifica|marca|trata)\\b.{0,50}\\b(?:as|als|comme|como)\\b.{0,20}\\b"
                  + VALUES),
          new Sign(2, "\\bkind\\s*[:= ]\\s*(?:noise|alert|request|incident)\\b"),
          new Sign(
              2,
              READERS
                  + ".{0,80}\\b(?:must|shall|should|will|has to|please|set|mark|treat|close|assign|delete|reply|send|ignore|note|read(?:ing|s|er)?|muss|m[uü]ssen|soll|bitte|lies\\w*|doit|doivent|devez|lit|debe[ns]?|lee)\\b"),
          new Sign(
              2,
              "\\b(?:attention|note|message|for|f[uü]r|an|pour|para|[aà]|al?|l'attention de)\\b.{0,15}(?:the |den |die |das |l'|el |la |any )?"
                  + READERS),
          new Sign(2, "^\\s*(?:ai|assistant|ki|ia|bot|model)\\s*:"),
          new Sign(
              2,
              "\\b(?:reveal|print|repeat|output|recopie|r[eé]p[eè]te|wiederhole|gib|muestra|repite)\\b.{0,40}\\b(?:prompt|instructions?|consignes?|anweisungen|instrucciones|word for word|mot pour mot)"),
          new Sign(2, "\\bdecode (?:and|then) (?:follow|run|execute|do)\\b"),
          new Sign(2, "[A-Za-z0-9+/]{48,}={0,2}"),
          new Sign(
              2, "<\\|?/?(?:im_start|im_end|system|assistant|instructions?)\\|?>|\\[/?INST\\]"),
          new Sign(1, "\\b(?:decode|base64|encoded|entschl[uü]ssel|d[eé]code|decodifica)"),
          new Sign(
              1,
              "\\b(?:do not|don't|without|must not|ne pas|ohne|nicht|sin|no)\\b.{0,40}\\b(?:reply|mention|report|tell|flag|signal|melden|erw[aä]hn|r[eé]pon|menci|inform)"),
          new Sign(1, "\\bstatus\\s*:\\s*(?:resolved|closed|complete)"),
          new Sign(1, "^\\s*(?:x-[a-z-]+|technician|user|agent|tech|dispatcher|operator)\\s*:"),
          new Sign(1, "^\\s*-{2,}.*-{2,}\\s*$|^\\s*={3,}|^\\s*#{2,}|^\\s*```"),
          new Sign(
              1, "\\b(?:next step for triage|triage|auto-?close|as assigned|mark complete)\\b"),
          new Sign(1, READERS),
          new Sign(1, "^\\s*>>"));

  private Instructions() {}

  /// Which of these lines speak to the machine, with the lines about them that belong to it.
  static boolean[] among(List<String> lines) {
    int[] weights = lines.stream().mapToInt(Instructions::weight).toArray();
    boolean[] found = new boolean[weights.length];
    for (int i = 0; i < weights.length; i++) {
      found[i] = weights[i] >= 2;
    }
    spread(weights, found, 1);
    spread(weights, found, -1);
    return found;
  }

  private static void spread(int[] weights, boolean[] found, int step) {
    for (int i = step > 0 ? 1 : weights.length - 2; i >= 0 && i < weights.length; i += step) {
      if (weights[i] == 1 && found[i - step]) {
        found[i] = true;
      }
    }
  }

  static int weight(String line) {
    int weight = 0;
    for (Sign sign : SIGNS) {
      if (sign.weight() > weight && sign.pattern().matcher(line).find()) {
        weight = sign.weight();
      }
    }
    return weight;
  }
}
