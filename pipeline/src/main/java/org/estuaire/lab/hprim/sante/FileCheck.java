package org.estuaire.lab.hprim.sante;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.estuaire.exchange.Environment;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.FirstFindings;
import org.estuaire.exchange.Remarks;
import org.estuaire.lab.hprim.sante.LineReader.Line;

/**
 * Checks the frame of a file: H can be read and is about results, L closes it and its counts fit.
 * Without L, or with fewer persons or lines than it says, the file was cut on its way.
 */
final class FileCheck implements PersonCutter.Envelope {

  private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");
  private static final int PERSONS = 4;
  private static final int RECORDS = 5;

  private final Environment environment;
  private final ZoneId zone;
  private final FirstFindings found = new FirstFindings();
  private Delimiters delimiters = Delimiters.STANDARD;
  private boolean begun;
  private boolean anyPerson;
  private long open;
  private long persons;
  private long lines;
  private long addenda;

  FileCheck(Environment environment, ZoneId zone) {
    this.environment = environment;
    this.zone = zone;
  }

  @Override
  public void header(PersonCutter.Frame header) {
    close();
    begun = true;
    open = header.line();
    persons = 0;
    lines = header.lines();
    addenda = header.lines() - 1L;
    if (header.cut()) {
      String most = Integer.toString(PersonCutter.LONGEST_HEADER);
      found.add(Finding.of(HprimSanteFinding.HEADER_TOO_LONG, most).atLine(open).inField("H"));
      return;
    }
    String text = new String(header.text(), StandardCharsets.ISO_8859_1);
    Optional<Delimiters> declared = Delimiters.of(text);
    if (declared.isPresent()) {
      delimiters = declared.get();
      segment(header.line(), text, true);
    } else {
      found.add(Finding.of(HprimSanteFinding.DELIMITERS_BROKEN).atLine(open).inField("H-2"));
    }
  }

  /** Reads H or L; what is wrong about it is kept. */
  private Optional<Segment> segment(long line, String text, boolean header) {
    // A record of a person stands one line after its H.
    Remarks remarks = new Remarks(HprimTime.NORM, line + 1, zone);
    Optional<Segment> read = Optional.empty();
    try {
      read = SegmentReader.read(text, delimiters, remarks).stream().findFirst();
      if (header) {
        read.ifPresent(h -> HeaderRules.check(h, environment, remarks));
      }
    } catch (ReportRefused refused) {
      remarks.add(refused.finding());
    }
    found.addAll(remarks.all());
    return read;
  }

  @Override
  public void person() {
    persons++;
    anyPerson = true;
  }

  @Override
  public void line(Line line, boolean addendum) {
    needHeader();
    lines++;
    addenda += addendum ? 1 : 0;
  }

  private void needHeader() {
    if (!begun) {
      begun = true;
      found.add(Finding.of(HprimSanteFinding.NO_HEADER).atLine(1).inField("H"));
    }
  }

  @Override
  public void trailer(PersonCutter.Frame trailer) {
    needHeader();
    lines += trailer.lines();
    addenda += trailer.lines() - 1L;
    segment(trailer.line(), new String(trailer.text(), StandardCharsets.ISO_8859_1), false)
        .ifPresent(l -> counts(trailer.line(), l));
    open = 0;
    persons = 0;
    lines = 0;
    addenda = 0;
  }

  private void counts(long line, Segment trailer) {
    long saidPersons = count(line, trailer, PERSONS);
    if (saidPersons >= 0 && saidPersons != persons) {
      found.add(mismatch(HprimSanteFinding.PERSON_COUNT, saidPersons, persons, line, "L-4"));
    }
    long said = count(line, trailer, RECORDS);
    long joined = lines - addenda;
    if (said < 0 || said == lines) {
      return;
    }
    if (said == lines - 2 || said == joined || said == joined - 2) {
      found.add(Finding.of(HprimSanteFinding.COUNT_OTHERWISE).atLine(line).inField("L-5"));
    } else {
      found.add(mismatch(HprimSanteFinding.RECORD_COUNT, said, lines, line, "L-5"));
    }
  }

  private static Finding mismatch(
      HprimSanteFinding code, long said, long found, long line, String field) {
    return Finding.of(code, Long.toString(said), Long.toString(found)).atLine(line).inField(field);
  }

  /** A count, or -1 when there is none. */
  private long count(long line, Segment trailer, int field) {
    String number = trailer.value(field);
    if (number.isEmpty()) {
      return -1;
    }
    if (!COUNT.matcher(number).matches()) {
      found.add(
          Finding.of(HprimSanteFinding.COUNT_UNREADABLE)
              .atLine(line)
              .inField("L-" + field)
              .quoting(number));
      return -1;
    }
    return Long.parseLong(number);
  }

  /** Another file begins, or the delivery ends. */
  private void close() {
    if (open > 0) {
      found.add(Finding.of(HprimSanteFinding.NO_TRAILER).atLine(open).inField("L"));
    }
  }

  /** The delivery ends here. */
  void end() {
    needHeader();
    close();
    if (!anyPerson) {
      found.add(Finding.of(HprimSanteFinding.NO_PERSON));
    }
  }

  List<Finding> errors() {
    return found.errors();
  }

  List<Finding> warnings() {
    return found.warnings();
  }
}
