package org.estuaire.lab.distribution;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.ResultValue;

/** Tells whether a practice was told the same of a result before: value, unit, range, words. */
final class ResultDigest {

  private ResultDigest() {}

  static String of(LabResult result) {
    MessageDigest digest = sha256();
    add(digest, result.original());
    add(digest, result.unit());
    add(digest, result.range().text());
    add(digest, result.flags());
    add(digest, result.comment());
    Optional<LabResult.Normalised> normalised = result.normalised();
    add(digest, normalised.map(LabResult.Normalised::loinc).orElse(""));
    add(digest, normalised.map(n -> words(n.value())).orElse(""));
    return HexFormat.of().formatHex(digest.digest());
  }

  private static String words(ResultValue value) {
    if (value instanceof ResultValue.Quantity quantity) {
      return quantity.comparator() + quantity.number().stripTrailingZeros().toPlainString();
    }
    if (value instanceof ResultValue.Ratio ratio) {
      return ratio.numerator() + ":" + ratio.denominator();
    }
    if (value instanceof ResultValue.Coded coded) {
      return coded.code() + "|" + coded.label();
    }
    if (value instanceof ResultValue.Document document) {
      return document.mediaType() + "|" + document.title() + "|" + document.content().sha256();
    }
    return value instanceof ResultValue.Text text ? text.text() : "";
  }

  private static void add(MessageDigest digest, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
