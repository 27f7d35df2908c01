package org.estuaire.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Orders that say one code at several moments: tolerance tests, cycles, urine beside serum. */
class MomentsTest {

  private static final Territory TERRITORY = new Territory();
  private static int orders;

  private static String newOrder() {
    return "HG" + ++orders;
  }

  private static String time(int version) {
    return "2026030212" + (10 + version) + "00+0100";
  }

  private static byte[] message(String order, int version, String... segments) {
    String message =
        "MSH|^~\\&|LABO|RIVE|ESTUAIRE|ESTRAN|"
            + time(version)
            + "||ORU^R01^ORU_R01|"
            + order
            + "."
            + version
            + "|P|2.5\rPID|1||"
            + Territory.PATIENT
            + "^^^LABO&2.999.10.1&ISO^PI||ESSAI^CAMILLE||19850812|F\r"
            + String.join("\r", segments).formatted(order, time(version))
            + "\r";
    return message.getBytes(StandardCharsets.UTF_8);
  }

  private static String obr(String hour) {
    return "OBR|1|P|%1$s|HGPO^Hyperglycémie provoquée^L|||20260302"
        + hour
        + "00+0100|||||||||"
        + Territory.PRESCRIBER
        + "||||||%2$s|||F";
  }

  private static String glucose(String value, String status, String hour) {
    return "OBX|1|NM|14749-6^Glycémie^LN||"
        + value
        + "|mmol/L|||||"
        + status
        + (hour.isEmpty() ? "" : "|||20260302" + hour + "00+0100");
  }

  private static List<String> values(String order) throws Exception {
    return TERRITORY.rows(
        order, "to_char(r.observed_at AT TIME ZONE 'Europe/Paris', 'HH24:MI'), r.sent_value");
  }

  private static void load(byte[]... messages) throws Exception {
    for (byte[] message : messages) {
      TERRITORY.load(List.of(message));
    }
    TERRITORY.distribute();
  }

  private static final String[] OWN_TIMES = {
    obr("0800"),
    glucose("4.9", "F", "0800"),
    glucose("8.8", "F", "0900"),
    glucose("7.1", "F", "1000")
  };

  private static final String[] OWN_ORDERS = {
    obr("0800"), glucose("4.9", "F", ""),
    obr("0900"), glucose("8.8", "F", ""),
    obr("1000"), glucose("7.1", "F", "")
  };

  @Example
  void threeValuesOfOneOrderAreThreeResultsAtTheirTimes() throws Exception {
    for (String[] segments : List.of(OWN_TIMES, OWN_ORDERS)) {
      String order = newOrder();
      load(message(order, 0, segments));
      assertThat(values(order)).containsExactly("08:00|4.9", "09:00|8.8", "10:00|7.1");
      for (LabFormats practice : LabFormats.values()) {
        assertThat(TERRITORY.labelsShownBy(practice, order))
            .as(practice.label())
            .isEqualTo(
                Map.of(
                    "Glycémie à 08:00", "4.9",
                    "Glycémie à 09:00", "8.8",
                    "Glycémie à 10:00", "7.1"));
      }
    }
  }

  @Property(tries = 15)
  void aCorrectionOfOneMomentCorrectsThatOneInWhateverOrderItArrives(
      @ForAll Random random, @ForAll boolean ownTimes) throws Exception {
    String order = newOrder();
    List<byte[]> messages =
        new ArrayList<>(
            List.of(
                message(order, 0, ownTimes ? OWN_TIMES : OWN_ORDERS),
                message(order, 1, obr("0900"), glucose("9.9", "C", "")),
                message(order, 2, obr("0800"), glucose("7.7", "C", "1000")),
                message(order, 3, obr("0800"), glucose("", "D", ""))));
    Collections.shuffle(messages, random);
    while (!messages.isEmpty()) {
      List<byte[]> together = messages.subList(0, 1 + random.nextInt(messages.size()));
      TERRITORY.load(together);
      together.clear();
      TERRITORY.distribute();
    }
    assertThat(values(order)).containsExactly("09:00|9.9", "10:00|7.7");
  }

  @Property(tries = 15)
  void valuesOfOneTestInMessagesOfTheirOwnAreKeptWhateverTheirOrder(@ForAll Random random)
      throws Exception {
    String order = newOrder();
    List<byte[]> messages =
        new ArrayList<>(
            List.of(
                message(order, 0, obr("0800"), glucose("4.9", "F", "")),
                message(order, 1, obr("0900"), glucose("8.8", "F", "")),
                message(order, 2, obr("1000"), glucose("7.1", "F", ""))));
    Collections.shuffle(messages, random);
    for (byte[] message : messages) {
      TERRITORY.load(List.of(message));
    }
    assertThat(values(order)).containsExactly("08:00|4.9", "09:00|8.8", "10:00|7.1");
  }

  @Example
  void aTimeMayBeCorrectedWhereThereIsOnlyOne() throws Exception {
    String order = newOrder();
    load(
        message(order, 0, obr("0800"), glucose("4.9", "F", "")),
        message(order, 1, obr("0815"), glucose("4.9", "C", "")));
    assertThat(values(order)).containsExactly("08:15|4.9");
  }

  @Example
  void twoValuesThatNothingTellsApartAreBothKept() throws Exception {
    String order = newOrder();
    load(message(order, 0, obr("0800"), glucose("4.9", "F", ""), glucose("8.8", "F", "")));
    assertThat(values(order)).containsExactly("08:00|4.9", "08:00|8.8");
  }

  private static String sodium(String value, String status) {
    return "OBX|1|NM|NA^Sodium^L||" + value + "|mmol/L|||||" + status;
  }

  private static String panel(String specimen) {
    return obr("0800")
        .replace(
            "|||||||||" + Territory.PRESCRIBER, "||||||||" + specimen + "|" + Territory.PRESCRIBER);
  }

  @Property(tries = 20)
  void serumAndUrineUnderOneNumberAreTwoResultsAndEachIsCorrectedAlone(@ForAll Random random)
      throws Exception {
    String order = newOrder();
    List<byte[]> corrections =
        new ArrayList<>(
            List.of(
                message(order, 1, panel("SER"), sodium("141", "C")),
                message(order, 2, panel("UR"), sodium("62", "C"))));
    Collections.shuffle(corrections, random);
    load(message(order, 0, panel("SER"), sodium("139", "F"), panel("UR"), sodium("60", "F")));
    assertThat(TERRITORY.rows(order, "r.sub_id, r.sent_value")).containsExactly("SER|139", "UR|60");
    load(corrections.toArray(byte[][]::new));
    assertThat(TERRITORY.rows(order, "r.sub_id, r.sent_value")).containsExactly("SER|141", "UR|62");
  }

  @Example
  void linesThatDescribeTheSpecimenAreNoResultsOfThePatient() throws Exception {
    String order = newOrder();
    load(
        message(
            order,
            0,
            obr("0800"),
            glucose("4.9", "F", ""),
            "SPM|1|||SER",
            "OBX|1|NM|VOL^Volume^L||5|mL|||||F"));
    assertThat(values(order)).containsExactly("08:00|4.9");
  }
}
