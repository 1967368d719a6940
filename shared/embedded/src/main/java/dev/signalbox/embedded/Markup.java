package dev.signalbox.embedded;

import java.util.List;
import java.util.regex.Pattern;

/// Takes out what a reader of the mail does not see: invisible characters, tags, comments, and
/// elements that are styled to be hidden.
final class Markup {

  private static final int I = Pattern.CASE_INSENSITIVE;
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\p{Cf}\\x{E0000}-\\x{E0FFF}\\p{Co}\\x00-\\x08\\x0B-\\x1F\\x7F]");
  private static final Pattern HTML =
      Pattern.compile(
          "<(?:html|body|p|div|br|span|table|tr|td|ul|ol|li|b|i|a|font|h[1-6])\\b[^<>]*>", I);
  private static final Pattern UNSEEN_BLOCK =
      Pattern.compile(
          "<!--.*?(?:-->|$)|<(style|script|head|title)\\b.*?</\\1\\s*>", I | Pattern.DOTALL);
  private static final Pattern HIDDEN_ELEMENT =
      Pattern.compile(
          "<(\\w+)\\b[^<>]*(?:display\\s*:\\s*none|visibility\\s*:\\s*hidden|opacity\\s*:\\s*0(?![.\\d]*[1-9])"
              + "|font-size\\s*:\\s*[01](?:\\.\\d+)?(?:px|pt|em|%)?\\s*[;\"']|max-height\\s*:\\s*0"
              + "|(?<!-)color\\s*:\\s*(?:#fff(?:fff)?\\b|white\\b|transparent\\b|rgba?\\(\\s*255\\s*,\\s*255\\s*,\\s*255)"
              + "|\\shidden\\b|color\\s*=\\s*[\"']?(?:#fff(?:fff)?\\b|white\\b))[^<>]*>.*?</\\1\\s*>",
          I | Pattern.DOTALL);
  private static final Pattern BLOCK_TAG =
      Pattern.compile("</?(?:p|div|br|tr|table|ul|ol|li|h[1-6]|blockquote|hr)\\b[^<>]*>", I);
  private static final Pattern TAG = Pattern.compile("</?[a-z][^<>]*>", I);

  private record Entity(Pattern pattern, String sign) {
    Entity(String name, String sign) {
      this(Pattern.compile(name), sign);
    }
  }

  private static final List<Entity> ENTITIES =
      List.of(
          new Entity("&nbsp;|&#160;", " "),
          new Entity("&lt;", "<"),
          new Entity("&gt;", ">"),
          new Entity("&quot;|&#34;", "\""),
          new Entity("&apos;|&#39;|&rsquo;", "'"),
          new Entity("&amp;", "&"));

  private Markup() {}

  static MappedText strip(MappedText text) {
    MappedText visible = text.replace(INVISIBLE, "");
    return HTML.matcher(visible.text()).find() ? stripHtml(visible) : visible;
  }

  private static MappedText stripHtml(MappedText html) {
    MappedText text =
        html.replace(UNSEEN_BLOCK, "")
            .replace(HIDDEN_ELEMENT, "")
            .replace(BLOCK_TAG, "\n")
            .replace(TAG, "");
    for (Entity entity : ENTITIES) {
      text = text.replace(entity.pattern(), entity.sign());
    }
    return text;
  }
}
