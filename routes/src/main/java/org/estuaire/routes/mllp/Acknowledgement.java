package org.estuaire.routes.mllp;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Language;

/**
 * Writes the answer to one message: that it is durable, or why it was not taken (HL7 v2.5, 2.9).
 * What it sends back of the message are the message's own bytes, so that it fits every charset.
 */
final class Acknowledgement {

  /** MSA-1, table 0008: in the original mode, and where the sender asks for the enhanced one. */
  enum Verdict {
    ACCEPTED("AA", "CA"),
    /** Not now: sending the same again may succeed. */
    ERROR("AE", "CE"),
    /** Never: sending the same again leads to the same answer. */
    REJECTED("AR", "CR");

    private final String original;
    private final String enhanced;

    Verdict(String original, String enhanced) {
      this.original = original;
      this.enhanced = enhanced;
    }
  }

  private static final String APPLICATION = "ESTUAIRE";
  private static final char DEFAULT_SEPARATOR = '|';
  private static final String DEFAULT_ENCODING = "^~\\&";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmssxx", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final AtomicLong count = new AtomicLong();

  /** The answer to a message whose header was read; no bytes where the sender wants none. */
  byte[] to(
      MessageHeader header,
      Verdict verdict,
      Optional<Finding> why,
      Language language,
      Instant now) {
    if (!header.wantsAnswer(verdict == Verdict.ACCEPTED)) {
      return new byte[0];
    }
    String encoding = header.field(2).isEmpty() ? DEFAULT_ENCODING : header.field(2);
    Segments answer = new Segments(header.separator(), encoding, charsetOf(header));
    String trigger = component(header.field(9), encoding.charAt(0), 1);
    answer.add(
        "MSH",
        encoding,
        APPLICATION,
        header.field(6),
        header.field(3),
        header.field(4),
        TIME.format(now),
        "",
        "ACK"
            + (trigger.isEmpty() ? "" : encoding.charAt(0) + trigger + encoding.charAt(0) + "ACK"),
        id(now),
        header.field(11).isEmpty() ? "P" : header.field(11),
        header.field(12).isEmpty() ? "2.5" : header.field(12),
        "",
        "",
        "",
        "",
        "",
        header.field(18));
    String code = header.enhanced() ? verdict.enhanced : verdict.original;
    answer.add("MSA", code, header.controlId(), why.map(f -> f.code().code()).orElse(""));
    why.ifPresent(finding -> answer.error(finding, language));
    return answer.bytes();
  }

  /** The answer to bytes that have no readable header. */
  byte[] toUnreadable(Finding why, Language language, Instant now) {
    Segments answer = new Segments(DEFAULT_SEPARATOR, DEFAULT_ENCODING, StandardCharsets.US_ASCII);
    answer.add(
        "MSH",
        DEFAULT_ENCODING,
        APPLICATION,
        "",
        "",
        "",
        TIME.format(now),
        "",
        "ACK",
        id(now),
        "P",
        "2.5");
    answer.add("MSA", Verdict.REJECTED.original, "", why.code().code());
    answer.error(why, language);
    return answer.bytes();
  }

  /** MSH-10 holds 20 characters; no two answers of this process share one. */
  private String id(Instant now) {
    return Long.toString(now.toEpochMilli(), 36) + "-" + Long.toString(count.incrementAndGet(), 36);
  }

  private static Charset charsetOf(MessageHeader header) {
    return DeclaredCharset.of(header).orElse(StandardCharsets.US_ASCII);
  }

  private static String component(String field, char separator, int index) {
    String[] components = field.split("\\Q" + separator + "\\E", -1);
    return index < components.length ? components[index] : "";
  }

  /** Segments in the sender's own separators; each character of what is added is one byte. */
  private static final class Segments {
    private final char separator;
    private final String encoding;
    private final Charset charset;
    private final StringBuilder text = new StringBuilder();

    Segments(char separator, String encoding, Charset charset) {
      this.separator = separator;
      this.encoding = encoding;
      this.charset = charset;
    }

    void add(String... fields) {
      text.append(String.join(String.valueOf(separator), fields)).append('\r');
    }

    /** ERR as since v2.5: code of table 0357, severity, our own code, sentence. */
    void error(Finding why, Language language) {
      String component = encoding.substring(0, 1);
      add(
          "ERR",
          "",
          "",
          String.join(component, "207", "Application error", "HL70357"),
          "E",
          String.join(component, why.code().code(), "", APPLICATION),
          "",
          "",
          sentence(why.message(language) + " " + why.remedy(language)));
    }

    /** Without accents where the charset has none, and without the sender's separators. */
    private String sentence(String words) {
      String plain =
          charset.equals(StandardCharsets.US_ASCII)
              ? Normalizer.normalize(words, Normalizer.Form.NFD).replaceAll("[^\\x20-\\x7E]", "")
              : words;
      String special = separator + encoding;
      StringBuilder safe = new StringBuilder();
      plain.chars().forEach(c -> safe.append(special.indexOf(c) < 0 ? (char) c : ' '));
      return new String(safe.toString().getBytes(charset), StandardCharsets.ISO_8859_1);
    }

    byte[] bytes() {
      return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
  }
}
