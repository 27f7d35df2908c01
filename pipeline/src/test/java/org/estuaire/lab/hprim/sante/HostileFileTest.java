package org.estuaire.lab.hprim.sante;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.Partner;
import org.estuaire.lab.model.LabReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Broken and malicious files: a finding, never an exception, in bounded memory and time. */
final class HostileFileTest {

  private static final int TEN_MEGABYTES = 10 << 20;
  private static final Partner GENEROUS =
      Sante.LABORATORY.withLimits(new Partner.Limits(1 << 30, 16 << 20));
  private static final String NUMBER = Sante.obx("NM", "5.1");

  /** What each input must end as. */
  record Hostile(String name, String file, HprimSanteFinding finding) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Hostile> hostile() {
    return Stream.of(
        new Hostile(
            "500,000 comments",
            Sante.file(NUMBER, "C|1|L|a\r".repeat(500_000)),
            HprimSanteFinding.TOO_MANY_RECORDS),
        new Hostile(
            "a million fields",
            Sante.file("OBX" + "|".repeat(1_000_000)),
            HprimSanteFinding.TOO_MANY_FIELDS),
        new Hostile(
            "a name of 10 MB",
            Sante.file(NUMBER).replace("|ESSAI|", "|" + "E".repeat(TEN_MEGABYTES) + "|"),
            HprimSanteFinding.IDENTIFIER_TOO_LONG),
        new Hostile(
            "a million addenda",
            Sante.file(NUMBER, "A||".repeat(1) + "\rA||".repeat(1_000_000)),
            HprimSanteFinding.TOO_MANY_FIELDS),
        new Hostile("a NUL", Sante.file(NUMBER + "|\0"), HprimSanteFinding.NUL_CHARACTER));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void whatWouldExhaustTheReaderIsRefused(Hostile hostile) {
    byte[] delivery = Sante.latin(hostile.file());
    long before = allocated();

    List<Decoded<LabReport>> all = Sante.read(delivery, GENEROUS);

    assertThat(Sante.codes(all.get(0))).contains(hostile.finding());
    assertThat(allocated() - before).isLessThan(100L * delivery.length + (64 << 20));
  }

  @Test
  void aHeaderWithoutEndIsRefused() {
    byte[] file = Sante.latin(Sante.file(NUMBER).replace("LABORATOIRE", "L".repeat(TEN_MEGABYTES)));

    Inspection.Refused refused = (Inspection.Refused) Sante.inspect(file);

    assertThat(refused.why())
        .extracting(Finding::code)
        .containsExactly(HprimSanteFinding.HEADER_TOO_LONG);
  }

  @Test
  void repetitionsAndComponentsWithoutEndAreReadInSeconds() {
    String file =
        Sante.file(
            Sante.obx("CE", "a~b^".repeat(100_000)),
            "OBX|2|TX|T~T~L||" + "~".repeat(200_000) + "x||||||F",
            "OBX|3|TX|U~U~L||" + "\\.".repeat(100_000) + "||||||F");

    assertTimeout(
        Duration.ofSeconds(20), () -> assertThat(Sante.isReadable(Sante.decode(file))).isTrue());
  }

  @Test
  void theLargestReportAllowedIsReadInSeconds() {
    StringBuilder results = new StringBuilder();
    for (int i = 0; i < 4_900; i++) {
      results.append("OBX|1|NM|C").append(i).append("~Analyse~L||5,1|g/l|1 - 7|N|||F\r");
    }

    LabReport report =
        assertTimeout(Duration.ofSeconds(20), () -> Sante.report(Sante.file(results.toString())));

    assertThat(report.orders().get(0).results()).hasSize(4_900);
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }
}
