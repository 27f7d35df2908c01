package org.estuaire.pdf;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Pages of rows, as PDF/A-1b (ISO 19005-1), the form in which the DMP takes copies. Letters are
 * those of Liberation Sans and always embedded. The same rows give the same bytes. Not safe for
 * threads.
 *
 * <p>It knows rows and nothing else, which is why it is some ten times cheaper than a page of HTML
 * ({@link PdfPrinter}): a night prints one for every report.
 */
public final class Printout {

  /** A length in points. */
  public static float mm(double millimetres) {
    return (float) (millimetres * 72 / 25.4);
  }

  private static final float EDGE = mm(14);
  private static final float BOTTOM = Sheet.HEIGHT - mm(18);
  private static final float WIDTH = Sheet.WIDTH - 2 * EDGE;
  private static final float FOOT = Sheet.HEIGHT - mm(11);
  private static final Lettering SMALL = new Lettering(8, false, 0x444444);

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("'D:'yyyyMMddHHmmss\"+00'00'\"", Locale.ROOT);
  private static final Packed COLOURS = Packed.of(PdfPrinter.COLOURS);

  private final String owner;
  private final String foot;
  private final SortedSet<Integer> normal = new TreeSet<>();
  private final SortedSet<Integer> bold = new TreeSet<>();
  private final List<Sheet> sheets = new ArrayList<>();
  private final List<LaidRow> headings = new ArrayList<>();

  /** The head of the table that is being printed, once it was. */
  private Optional<LaidRow> head = Optional.empty();

  private Optional<LaidRow> begun = Optional.empty();
  private float top;
  private float y;

  /**
   * Begins.
   *
   * @param owner whom all of it is about, in bold at the foot of every page: no sheet is taken for
   *     another person's
   * @param foot what stands behind it
   */
  public Printout(String owner, String foot) {
    this.owner = owner;
    this.foot = foot;
    turn();
  }

  private void turn() {
    sheets.add(new Sheet(normal, bold));
    y = EDGE;
    head.ifPresent(this::put);
    top = y;
  }

  private Sheet sheet() {
    return sheets.get(sheets.size() - 1);
  }

  /** Leaves some room, in points; none at the top of a page. */
  public void gap(float height) {
    if (!headings.isEmpty()) {
      headings.add(laid(Row.of(Cell.of(1, new Cell.Padding(height, 0, 0, 0)))));
    } else if (y > top) {
      y += height;
    }
  }

  /** A row that stays with what follows it. */
  public void heading(Row row) {
    headings.add(laid(row));
  }

  /** Begins a table, whose head is repeated on every page. */
  public void table(Row row) {
    LaidRow laid = laid(row);
    headings.add(laid);
    begun = Optional.of(laid);
  }

  /** Ends the table. */
  public void endTable() {
    head = Optional.empty();
    begun = Optional.empty();
  }

  /** Rows that stay on one page if one has room for them. */
  public void together(List<Row> rows) {
    List<LaidRow> laid = new ArrayList<>(headings);
    rows.forEach(row -> laid.add(laid(row)));
    headings.clear();
    float height = 0;
    for (LaidRow row : laid) {
      height += row.height();
    }
    if (height > BOTTOM - y && height <= BOTTOM - EDGE && y > top) {
      turn();
    }
    laid.forEach(this::place);
    head = begun;
  }

  public void row(Row row) {
    together(List.of(row));
  }

  private static LaidRow laid(Row row) {
    return LaidRow.of(row, EDGE, WIDTH);
  }

  /** A row that no page has room for is cut between lines. */
  private void place(LaidRow row) {
    LaidRow rest = row;
    while (rest.height() > BOTTOM - y) {
      float room = BOTTOM - y;
      LaidRow first = rest.first(room);
      if (rest.height() <= BOTTOM - top || first.isEmpty()) {
        if (y == top) {
          break;
        }
        turn();
      } else {
        put(first);
        rest = rest.rest(room);
        turn();
      }
    }
    put(rest);
  }

  private void put(LaidRow row) {
    row.draw(sheet(), EDGE, y, WIDTH);
    y += row.height();
  }

  /**
   * Prints what was put on the pages.
   *
   * @param title as a reader's window shows it: nothing about a patient
   * @param madeAt when the pages were true, to the second
   */
  public byte[] pdf(String title, Instant madeAt) {
    for (int i = 0; i < sheets.size(); i++) {
      foot(sheets.get(i), i + 1);
    }
    Description description = new Description(title, madeAt);
    PdfFile file = new PdfFile();
    int metadata = file.stream("/Type /Metadata /Subtype /XML", description.xmp());
    int colours = file.stream("/N 3", COLOURS);
    int normalFont = font(file, EmbeddedFont.of(Typeface.NORMAL, normal));
    int boldFont = font(file, EmbeddedFont.of(Typeface.BOLD, bold));
    // The tree of pages follows their contents and themselves.
    int tree = file.next() + 2 * sheets.size();
    MessageDigest digest = sha256();
    digest.update(description.xmp());
    StringBuilder pages = new StringBuilder();
    for (Sheet sheet : sheets) {
      byte[] content = sheet.bytes();
      digest.update(content);
      int drawn = file.stream("", Packed.of(content));
      int page =
          file.object("<< /Type /Page /Parent " + tree + " 0 R /Contents " + drawn + " 0 R >>");
      pages.append(page).append(" 0 R ");
    }
    file.object(
        String.format(
            Locale.ROOT,
            "<< /Type /Pages /Count %d /Kids [%s] /MediaBox [0 0 595.28 841.89]"
                + " /Resources << /Font << /N %d 0 R /B %d 0 R >> >> >>",
            sheets.size(),
            pages,
            normalFont,
            boldFont));
    int information =
        file.object(
            "<< /Title <FEFF"
                + HexFormat.of().formatHex(title.getBytes(StandardCharsets.UTF_16BE))
                + "> /Producer ("
                + Description.PRODUCER
                + ") /CreationDate ("
                + MOMENT.format(description.madeAt().atZone(ZoneOffset.UTC))
                + ") >>");
    int catalog =
        file.object(
            String.format(
                Locale.ROOT,
                "<< /Type /Catalog /Pages %d 0 R /Metadata %d 0 R /Lang (fr) /OutputIntents ["
                    + "<< /Type /OutputIntent /S /GTS_PDFA1 /Info (sRGB IEC61966-2.1)"
                    + " /OutputConditionIdentifier (sRGB IEC61966-2.1)"
                    + " /DestOutputProfile %d 0 R >>] >>",
                tree,
                metadata,
                colours));
    return file.end(catalog, information, HexFormat.of().formatHex(digest.digest(), 0, 16));
  }

  private void foot(Sheet sheet, int page) {
    Letters name = Letters.line(SMALL.inBold(), owner);
    Letters rest = Letters.line(SMALL, foot);
    Letters count = Letters.line(SMALL, "Page " + page + " / " + sheets.size());
    float end = Sheet.WIDTH - EDGE - count.width(0, count.size());
    int first = name.fitting(0, end - EDGE - mm(4));
    sheet.write(name, 0, first, EDGE, FOOT);
    float x = EDGE + name.width(0, first);
    sheet.write(rest, 0, rest.fitting(0, end - x - mm(4)), x, FOOT);
    sheet.write(count, 0, count.size(), end, FOOT);
  }

  /** Returns the number of the font. */
  private static int font(PdfFile file, EmbeddedFont font) {
    int program = file.stream("/Length1 " + font.file().length(), font.file());
    int glyphs = file.stream("", font.glyphSet());
    int letters = file.stream("", font.letters());
    int descriptor =
        file.object(
            "<< /Type /FontDescriptor /FontName /"
                + font.name()
                + " /Flags 4 /ItalicAngle 0 /StemV 80"
                + font.metrics()
                + " /FontFile2 "
                + program
                + " 0 R /CIDSet "
                + glyphs
                + " 0 R >>");
    int descendant =
        file.object(
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /"
                + font.name()
                + " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
                + " /CIDToGIDMap /Identity /DW 0 /W "
                + font.widths()
                + " /FontDescriptor "
                + descriptor
                + " 0 R >>");
    return file.object(
        "<< /Type /Font /Subtype /Type0 /Encoding /Identity-H /BaseFont /"
            + font.name()
            + " /DescendantFonts ["
            + descendant
            + " 0 R] /ToUnicode "
            + letters
            + " 0 R >>");
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
