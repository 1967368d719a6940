package dev.signalbox.embedded;

import dev.signalbox.core.triage.Mention;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds what a technician needs to know by its shape: device names, error codes, dates, well-known
/// applications and vendors, people who are introduced as such.
final class Entities {

  private static final int MOST = 12;

  private record Shape(String type, Pattern pattern) {
    Shape(String type, String pattern) {
      this(type, Pattern.compile(pattern, Pattern.UNICODE_CASE));
    }
  }

  private static final String MONTH =
      "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
          + "|Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember"
          + "|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
          + "|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)";
  private static final String DAY =
      "(?:[Mm]onday|[Tt]uesday|[Ww]ednesday|[Tt]hursday|[Ff]riday|[Ss]aturday|[Ss]unday"
          + "|[Mm]ontag|[Dd]ienstag|[Mm]ittwoch|[Dd]onnerstag|[Ff]reitag|[Ss]amstag|[Ss]onntag"
          + "|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
          + "|lunes|martes|miércoles|jueves|viernes|sábado|domingo)";

  private static final List<Shape> SHAPES =
      List.of(
          new Shape(
              "errorCode",
              "\\b(?:0x[0-9A-Fa-f]{3,8}|AADSTS\\d{4,6}|[A-Z]{2,4}-\\d{3,5}(?!-)|(?:[Ee]rror|ERROR|[Ff]ehler|[Ee]rreur|[Cc]ode|código) (?:code )?#?\\d{2,5})\\b"),
          new Shape("device", "\\b[A-Z]{2,4}(?:-[A-Z0-9]{1,8}){1,3}\\b(?<=\\d|-[A-Z]{2,8})"),
          new Shape(
              "date",
              "\\b(?:\\d{1,2}\\.? (?:de )?"
                  + MONTH
                  + "(?: \\d{4})?|"
                  + MONTH
                  + " \\d{1,2}(?:st|nd|rd|th)?(?:, \\d{4})?|(?:end|middle|beginning) of "
                  + MONTH
                  + "|\\d{4}-\\d{2}-\\d{2}|\\d{1,2}\\.\\d{1,2}\\.(?:\\d{2,4})?|\\d{1,2}/\\d{1,2}(?:/\\d{2,4})?)"),
          new Shape(
              "date",
              "\\b(?:(?:next |this |nächsten |kommenden )?"
                  + DAY
                  + "(?: \\d{1,2}\\.?(?: "
                  + MONTH
                  + ")?)?|[Tt]oday|[Tt]onight|[Tt]omorrow(?: morning)?|[Hh]eute|aujourd'hui|demain|mañana)\\b"),
          new Shape(
              "date",
              "\\b(?:\\d{1,2}(?::\\d{2})? ?(?:AM|PM|am|pm|Uhr|o'clock)|\\d{1,2}:\\d{2})\\b"),
          new Shape(
              "application",
              "\\b(?:Outlook|Excel|Word|PowerPoint|OneNote|Teams|SharePoint|OneDrive|Access|Visio|Zoom|Webex|Slack|Acrobat|AutoCAD|QuickBooks|Sage|SAP|DATEV|Dynamics|Salesforce|Chrome|Edge|Firefox|Authenticator|Windows(?: 1[01])?|macOS|Microsoft 365|Office 365|Citrix|Photoshop|InDesign|[A-Z][a-z]+[A-Z][A-Za-z]+)\\b"),
          new Shape(
              "vendor",
              "\\b(?:Microsoft|Adobe|Dell|Lenovo|Apple|Cisco|Fortinet|SonicWall|Ubiquiti|Meraki|Brother|Canon|Epson|Xerox|Ricoh|Konica|Kyocera|Google|Amazon|VMware|Veeam|Sophos|Logitech|Jabra|Poly|Zebra)\\b"),
          new Shape(
              "person",
              "\\b(?:(?:Dr|Mr|Mrs|Ms|Herr|Frau|Madame|Monsieur|Mme|M|Sra?|Don|Doña)\\.? \\p{Lu}[\\p{L}'-]+(?: \\p{Lu}[\\p{L}'-]+)?)"),
          new Shape(
              "person",
              "^\\p{Lu}[\\p{Ll}'-]+ \\p{Lu}[\\p{L}'-]+(?= (?:phon|call|rang|rings|from|starts|joins|leaves|is))"));

  private Entities() {}

  static List<Mention> find(List<Sentence> sentences) {
    Set<String> seen = new LinkedHashSet<>();
    List<Mention> mentions = new ArrayList<>();
    for (Shape shape : SHAPES) {
      for (Sentence sentence : sentences) {
        Matcher matcher = shape.pattern().matcher(sentence.quote());
        while (matcher.find() && mentions.size() < MOST) {
          if (seen.add(matcher.group().toLowerCase(Locale.ROOT))) {
            mentions.add(new Mention(shape.type(), matcher.group()));
          }
        }
      }
    }
    return mentions;
  }
}
