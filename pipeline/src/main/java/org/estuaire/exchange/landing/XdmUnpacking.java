package org.estuaire.exchange.landing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.estuaire.exchange.DeliveryRefused;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.RecordFormat;
import org.estuaire.exchange.mail.XdmFinding;
import org.estuaire.exchange.mail.XdmMetadata;

/**
 * Lands the documents of a package (IHE XDM). Read twice: first everything is measured against what
 * the metadata say, then the documents that a machine reads are landed. A package with one damaged
 * document is refused whole: its sender made it of one piece.
 */
final class XdmUnpacking {

  static final int MOST_FILES = 200;
  static final long MOST_BYTES = 200L << 20;

  /** Of all submission sets together: they are held in memory. */
  static final int MOST_METADATA = 8 << 20;

  private static final String FOLDER = "IHE_XDM/";
  private static final String INDEX = "INDEX.HTM";

  /** Where the names of the first entries of any package stand. */
  private static final int LOOKED_AT = 1 << 20;

  private static final Pattern METADATA =
      Pattern.compile("(?i)(IHE_XDM/[A-Z0-9_-]{1,40}/)METADATA\\.XML");

  private static final Pattern COMPANION =
      Pattern.compile("(?i)(INDEX\\.HTM|README\\.TXT|.*\\.(XSL|CSS|HTML?|PDF|PNG|JPE?G|GIF))");

  private final Archives.Archive archive;
  private final RecordFormat.Content content;
  private final Archives.Sink sink;
  private final Map<String, Measured> entries = new LinkedHashMap<>();
  private final Map<String, byte[]> metadata = new LinkedHashMap<>();
  private final List<Finding> remarks = new ArrayList<>();
  private int heldMetadata;

  XdmUnpacking(Archives.Archive archive, RecordFormat.Content content, Archives.Sink sink) {
    this.archive = archive;
    this.content = content;
    this.sink = sink;
  }

  /** What an entry really holds. */
  private record Measured(String sha1, long bytes) {
    @Override
    public String toString() {
      return "Measured[" + bytes + " bytes]";
    }
  }

  /** Whether a ZIP file is such a package: names stand in it in clear. */
  static boolean isOne(InputStream zip) throws IOException {
    byte[] begin = zip.readNBytes(LOOKED_AT);
    return new String(begin, StandardCharsets.ISO_8859_1).contains(FOLDER);
  }

  /** What is told of the package once it is landed. */
  List<Finding> remarks() {
    return List.copyOf(remarks);
  }

  /** The documents, landed. */
  List<DeliveryLedger.Named> land() throws IOException {
    each(this::measure);
    Set<String> documents = documents();
    List<DeliveryLedger.Named> landed = new ArrayList<>();
    each(
        (name, document) -> {
          if (documents.contains(key(name))) {
            landed.add(
                new DeliveryLedger.Named(
                    sink.land(archive.partner().code(), document, MOST_BYTES), name));
          }
        });
    return landed;
  }

  /** What is done with one file of the package. */
  private interface Each {
    void on(String name, InputStream content) throws IOException;
  }

  private void each(Each each) throws IOException {
    OpenedArchive opened = new OpenedArchive(MOST_BYTES, XdmUnpacking::tooMuch);
    try (InputStream bytes = content.open()) {
      ZipEnd end = new ZipEnd(bytes, archive.bytes());
      Unpacking.refuseEncrypted(end);
      ZipInputStream zip = new ZipInputStream(end.all(), StandardCharsets.ISO_8859_1);
      int count = 0;
      for (ZipEntry entry = Unpacking.next(zip); entry != null; entry = Unpacking.next(zip)) {
        count++;
        if (count > MOST_FILES) {
          throw tooMuch();
        }
        refuseUnsafe(entry.getName());
        if (!entry.isDirectory()) {
          each.on(entry.getName(), opened.file(zip));
        }
      }
      if (end.entries() != count) {
        throw new ZipException();
      }
    }
  }

  private static void refuseUnsafe(String name) {
    boolean unsafe =
        name.startsWith("/")
            || name.contains("\\")
            || name.contains(":")
            || name.chars().anyMatch(Character::isISOControl)
            || List.of(name.split("/")).contains("..");
    if (unsafe) {
      throw new DeliveryRefused(Finding.of(XdmFinding.UNSAFE_NAME));
    }
  }

  private static DeliveryRefused tooMuch() {
    return new DeliveryRefused(
        Finding.of(
            XdmFinding.TOO_MUCH, Integer.toString(MOST_FILES), Long.toString(MOST_BYTES >> 20)));
  }

  private void measure(String name, InputStream content) throws IOException {
    MessageDigest sha1 = sha1();
    DigestInputStream measured = new DigestInputStream(content, sha1);
    byte[] head = measured.readNBytes(4);
    if (ArchiveKind.of(head).isPresent()) {
      throw new DeliveryRefused(Finding.of(XdmFinding.NESTED));
    }
    long bytes = head.length;
    Matcher matcher = METADATA.matcher(name);
    if (matcher.matches()) {
      byte[] rest = measured.readNBytes(MOST_METADATA - heldMetadata + 1);
      heldMetadata += rest.length;
      if (heldMetadata > MOST_METADATA) {
        throw tooMuch();
      }
      byte[] all = new byte[head.length + rest.length];
      System.arraycopy(head, 0, all, 0, head.length);
      System.arraycopy(rest, 0, all, head.length, rest.length);
      metadata.put(matcher.group(1), all);
      bytes += rest.length;
    }
    bytes += measured.transferTo(OutputStream.nullOutputStream());
    String digest = HexFormat.of().formatHex(sha1.digest());
    if (entries.put(key(name), new Measured(digest, bytes)) != null) {
      throw new DeliveryRefused(Finding.of(XdmFinding.NAME_TWICE));
    }
  }

  /** File systems of media know no case. */
  private static String key(String name) {
    return name.toUpperCase(Locale.ROOT);
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }

  /** Those that a machine reads and their sender does not take back, all of them proved. */
  private Set<String> documents() {
    if (metadata.isEmpty()) {
      throw new DeliveryRefused(Finding.of(XdmFinding.METADATA_UNREADABLE));
    }
    Map<String, XdmMetadata.Entry> declared = new HashMap<>();
    Set<String> toLand = new LinkedHashSet<>();
    int withdrawn = 0;
    int unproved = 0;
    int rank = 0;
    boolean several = false;
    for (Map.Entry<String, byte[]> set : metadata.entrySet()) {
      Set<String> patients = new HashSet<>();
      for (XdmMetadata.Entry document : XdmMetadata.read(set.getValue())) {
        rank++;
        if (!document.patient().isEmpty()) {
          patients.add(document.patient());
        }
        String path = key(set.getKey() + document.uri());
        declared.put(path, document);
        unproved += prove(document, path, rank) ? 0 : 1;
        if (document.withdrawn()) {
          withdrawn++;
        } else if (isRead(document)) {
          toLand.add(path);
        }
      }
      several |= patients.size() > 1;
    }
    remark(declared.size(), toLand.size(), withdrawn, unproved, undeclared(declared.keySet()));
    remarkForm(several);
    return toLand;
  }

  /** What a person reads stays in the package, which is kept. */
  private static boolean isRead(XdmMetadata.Entry document) {
    String type = document.mediaType();
    return !type.equals("application/pdf")
        && !type.equals("text/html")
        && !type.startsWith("image/");
  }

  private boolean prove(XdmMetadata.Entry document, String path, int rank) {
    Measured measured = entries.get(path);
    String place = Integer.toString(rank);
    if (measured == null) {
      throw new DeliveryRefused(Finding.of(XdmFinding.DOCUMENT_MISSING, place));
    }
    if (document.size().filter(size -> size != measured.bytes()).isPresent()) {
      throw new DeliveryRefused(Finding.of(XdmFinding.SIZE_DIFFERS, place));
    }
    if (document.hash().filter(hash -> !hash.equals(measured.sha1())).isPresent()) {
      throw new DeliveryRefused(Finding.of(XdmFinding.HASH_DIFFERS, place));
    }
    return document.hash().isPresent();
  }

  private long undeclared(Set<String> declared) {
    return entries.keySet().stream()
        .filter(name -> !declared.contains(name))
        .filter(name -> !METADATA.matcher(name).matches())
        .filter(name -> !COMPANION.matcher(name).matches())
        .count();
  }

  private void remark(int declared, int landed, int withdrawn, int unproved, long undeclared) {
    if (landed == 0 && withdrawn == 0) {
      throw new DeliveryRefused(Finding.of(XdmFinding.NOTHING_TO_READ, Integer.toString(declared)));
    }
    remarks.add(
        Finding.of(
            XdmFinding.OPENED,
            Integer.toString(landed),
            Integer.toString(declared - landed - withdrawn)));
    if (withdrawn > 0) {
      remarks.add(Finding.of(XdmFinding.WITHDRAWAL, Integer.toString(withdrawn)));
    }
    if (unproved > 0) {
      remarks.add(Finding.of(XdmFinding.NO_HASH, Integer.toString(unproved)));
    }
    if (undeclared > 0) {
      remarks.add(Finding.of(XdmFinding.NOT_DECLARED, Long.toString(undeclared)));
    }
  }

  /** A submission set is of one patient (ITI TF-3 4.1.1.2), and people begin at the index. */
  private void remarkForm(boolean several) {
    if (!entries.containsKey(INDEX)) {
      remarks.add(Finding.of(XdmFinding.NO_INDEX));
    }
    if (several) {
      remarks.add(Finding.of(XdmFinding.SEVERAL_PATIENTS));
    }
  }
}
