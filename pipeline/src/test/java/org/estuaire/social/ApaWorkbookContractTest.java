package org.estuaire.social;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.estuaire.exchange.FormatContract;
import org.estuaire.exchange.Mutation;
import org.estuaire.exchange.Normaliser;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RecordFormat;
import org.estuaire.person.trust.PersonInEveryFormat;

/** The same rows in a workbook, which is a ZIP archive: what is in it must be damaged too. */
public final class ApaWorkbookContractTest extends FormatContract<Entitlement> {

  private static final CouncilDesk COUNCIL = ApaCsvContractTest.COUNCIL;

  /** As of a CSV with the same columns. */
  @Override
  protected Set<String> alsoRecognises() {
    return Set.of("pch-csv");
  }

  @Override
  protected RecordFormat<Entitlement> format() {
    return COUNCIL.format();
  }

  @Override
  protected Partner partner() {
    return COUNCIL.partner();
  }

  @Override
  protected Normaliser<Entitlement> rules() {
    return COUNCIL.rules();
  }

  @Override
  protected List<byte[]> samples() throws IOException {
    return List.of(workbook(2));
  }

  @Override
  protected InputStream large(int bytes) throws IOException {
    return new ByteArrayInputStream(workbook(bytes / 1024));
  }

  private static byte[] workbook(int rows) throws IOException {
    List<String> lines =
        new String(new ApaForm().file(), Charset.forName("windows-1252")).lines().toList();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(out, "Essai", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("APA");
      List<String> all = new ArrayList<>(List.of(lines.get(0)));
      all.addAll(Collections.nCopies(rows, lines.get(1)));
      all.add("TOTAL;" + rows);
      for (int row = 0; row < all.size(); row++) {
        String[] cells = all.get(row).split(";", -1);
        for (int column = 0; column < cells.length; column++) {
          sheet.value(row, column, cells[column]);
        }
      }
    }
    return out.toByteArray();
  }

  /** Now and then the archive itself, mostly one of the files in it. */
  @Override
  protected byte[] mutated(byte[] delivery, Random random) throws IOException {
    if (random.nextInt(5) == 0) {
      return Mutation.of(delivery, random);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipFile from = ZipFile.builder().setByteArray(delivery).get();
        ZipOutputStream to = new ZipOutputStream(out)) {
      for (ZipArchiveEntry entry : Collections.list(from.getEntries())) {
        byte[] content = from.getInputStream(entry).readAllBytes();
        to.putNextEntry(new ZipEntry(entry.getName()));
        to.write(random.nextInt(3) == 0 ? Mutation.of(content, random) : content);
      }
    }
    return out.toByteArray();
  }

  @Override
  protected Pattern fields() {
    return ApaCsvContractTest.COLUMNS;
  }

  @Override
  protected Set<Trait> traits() {
    return Set.of(Trait.HOLDS_MANY_RECORDS);
  }

  @Override
  protected Optional<PersonInEveryFormat> person() {
    return Optional.empty();
  }
}
