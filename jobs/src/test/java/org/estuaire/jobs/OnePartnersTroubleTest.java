package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.load.LoadCount;
import org.estuaire.jobs.installation.Folders;
import org.estuaire.jobs.night.Night;
import org.estuaire.jobs.night.NightProgress;
import org.estuaire.jobs.night.NightRunner;
import org.estuaire.jobs.night.NightSteps;
import org.estuaire.routes.Area;
import org.estuaire.routes.PartnerHomes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Something of one partner fails in a step of the night: everybody else's night is as if nothing
 * had happened, and once it is mended the next night finishes it.
 */
class OnePartnersTroubleTest {

  private static final String NOBODY = "nobody";
  private static final String LAB = "labo-val-marnon";
  private static final String COUNCIL = "cd-38";
  private static final String HOSPITAL = "ch-estran";
  private static final String IDENTITIES = "ght-estran";

  private static final Map<String, List<String>> DROPPED =
      new TreeMap<>(
          Map.of(
              IDENTITIES,
              List.of("IDENTITES_GHT_20261120_200000.csv"),
              LAB,
              List.of("VM_20261120_1800.hl7"),
              "labo-hauts-pins",
              List.of("HP_LOT_20261120_1730_01.hl7"),
              COUNCIL,
              List.of("CD38_APA_202611_20261120211500_lignes-fautives.csv"),
              HOSPITAL,
              List.of("RSFACE_389999996_2026_M10.txt")));

  /** Where a night can be disturbed, and by what. */
  enum Fault {
    HOME_IN_THE_WAY("intake", LAB, "DEL-192") {
      @Override
      void damage(TestInstallation night) throws Exception {
        inTheWay(night.installation().homes().home(partner));
      }

      @Override
      void mend(TestInstallation night) throws Exception {
        outOfTheWay(night.installation().homes().home(partner));
      }
    },
    LANDING_ZONE_IN_THE_WAY("intake", LAB, "DEL-192") {
      @Override
      void damage(TestInstallation night) throws Exception {
        inTheWay(night.installation().folders().landing().resolve(partner));
      }

      @Override
      void mend(TestInstallation night) throws Exception {
        outOfTheWay(night.installation().folders().landing().resolve(partner));
      }
    },
    BIT_FLIPPED("inspect", LAB, "DEL-190") {
      @Override
      void damage(TestInstallation night) throws Exception {
        flip(landed(night, partner));
      }

      @Override
      void mend(TestInstallation night) throws Exception {
        flip(landed(night, partner));
      }
    },
    FILE_MISSING("inspect", HOSPITAL, "DEL-190") {
      @Override
      void damage(TestInstallation night) throws Exception {
        Path landed = landed(night, partner);
        Files.move(landed, landed.resolveSibling("elsewhere"));
      }

      @Override
      void mend(TestInstallation night) throws Exception {
        Path landed = landed(night, partner);
        Files.move(landed.resolveSibling("elsewhere"), landed);
      }
    },
    FILE_CUT("inspect", COUNCIL, "DEL-190") {
      @Override
      void damage(TestInstallation night) throws Exception {
        Path landed = landed(night, partner);
        Files.copy(landed, landed.resolveSibling("elsewhere"));
        byte[] whole = Files.readAllBytes(landed);
        Files.write(landed, java.util.Arrays.copyOf(whole, whole.length / 2));
      }

      @Override
      void mend(TestInstallation night) throws Exception {
        Path landed = landed(night, partner);
        Files.move(landed.resolveSibling("elsewhere"), landed, StandardCopyOption.REPLACE_EXISTING);
      }
    },
    DAMAGED_BEFORE_LOADING("load-lab", LAB, "DEL-190") {
      @Override
      void damage(TestInstallation night) throws Exception {
        night.installation().loading().inspection().inspectAll(1);
        flip(landed(night, partner));
      }

      @Override
      void mend(TestInstallation night) throws Exception {
        flip(landed(night, partner));
      }
    },
    ROWS_NOT_TAKEN("load-social", COUNCIL, "DEL-191") {
      @Override
      void damage(TestInstallation night) throws Exception {
        refuse(night, "social.entitlement", "true");
      }

      @Override
      void mend(TestInstallation night) throws Exception {
        accept(night, "social.entitlement");
      }
    },
    FORMAT_UNKNOWN("load-billing", HOSPITAL, "DEL-191") {
      @Override
      void damage(TestInstallation night) throws Exception {
        night.installation().loading().inspection().inspectAll(1);
        execute(
            night,
            "UPDATE exchange.delivery SET format = 'of-yesterday' WHERE partner = '"
                + partner
                + "'");
      }

      @Override
      void mend(TestInstallation night) throws Exception {
        execute(
            night,
            "UPDATE exchange.delivery SET format = 'rsf-ace' WHERE partner = '" + partner + "'");
      }
    },
    DAMAGED_BEFORE_RECEIPTS("receipts", LAB, "DEL-190") {
      @Override
      void damage(TestInstallation night) throws Exception {
        flip(landed(night, partner));
      }

      @Override
      void mend(TestInstallation night) throws Exception {
        flip(landed(night, partner));
      }
    },
    RECEIPTS_IN_THE_WAY("receipts", COUNCIL, "DEL-192") {
      @Override
      void damage(TestInstallation night) throws Exception {
        inTheWay(night.installation().homes().folder(partner, Area.RECEIPTS));
      }

      @Override
      void mend(TestInstallation night) throws Exception {
        outOfTheWay(night.installation().homes().folder(partner, Area.RECEIPTS));
      }
    },
    RECEIPTS_ON_A_FULL_DISK_OF_ITS_OWN("receipts", COUNCIL, "DEL-192") {
      @Override
      void damage(TestInstallation night) throws Exception {
        assertThat(SmallDisk.mount(night.installation().homes().folder(partner, Area.RECEIPTS)))
            .isTrue();
      }

      @Override
      void mend(TestInstallation night) throws Exception {
        SmallDisk.unmount(night.installation().homes().folder(partner, Area.RECEIPTS));
      }
    },
    DOSSIER_NOT_DECIDED("distribute", LAB, "DEL-191") {
      @Override
      void damage(TestInstallation night) throws Exception {
        refuse(
            night,
            "distribution.sending",
            "(SELECT laboratory FROM distribution.dossier WHERE id = new.dossier_id) = '"
                + partner
                + "'");
      }

      @Override
      void mend(TestInstallation night) throws Exception {
        accept(night, "distribution.sending");
      }
    },
    RESULTS_IN_THE_WAY("tell-domains", IDENTITIES, "DEL-192") {
      @Override
      void damage(TestInstallation night) throws Exception {
        inTheWay(night.installation().homes().folder(partner, Area.RESULTS));
      }

      @Override
      void mend(TestInstallation night) throws Exception {
        outOfTheWay(night.installation().homes().folder(partner, Area.RESULTS));
      }
    },
    ROW_NOT_READABLE_FOR_THE_REPORT("report", HOSPITAL, "DEL-194") {
      @Override
      void damage(TestInstallation night) throws Exception {
        execute(
            night,
            "INSERT INTO exchange.finding (delivery_id, ordinal, code, severity, line, field,"
                + " arguments) SELECT id, 0, 'DEL-180', 'WARNING', 0, '', ARRAY['BIL-001', 'many']"
                + " FROM exchange.delivery WHERE partner = '"
                + partner
                + "'");
      }

      @Override
      void mend(TestInstallation night) throws Exception {
        execute(night, "DELETE FROM exchange.finding WHERE arguments[2] = 'many'");
      }
    };

    final String step;
    final String partner;
    final String code;

    Fault(String step, String partner, String code) {
      this.step = step;
      this.partner = partner;
      this.code = code;
    }

    abstract void damage(TestInstallation night) throws Exception;

    abstract void mend(TestInstallation night) throws Exception;
  }

  @TempDir private static Path folder;

  private static List<String> undisturbed;

  @BeforeAll
  static void aNightWithoutTrouble() throws Exception {
    Path data = folder.resolve("undisturbed");
    drop(data);
    try (TestInstallation night = open(data)) {
      night.night();
      undisturbed = outcome(night, NOBODY);
      Aftermath.check(night);
    }
    assertThat(undisturbed).anyMatch(one -> one.startsWith("sent "));
    assertThat(undisturbed).anyMatch(one -> one.startsWith("told "));
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void theOthersNightEndsAndTheTroubledOneIsFinishedOnceItIsMended(Fault fault) throws Exception {
    assumeTrue(!fault.name().contains("DISK") || SmallDisk.isPossible(folder), "no mount");
    Path data = folder.resolve(fault.name());
    drop(data);
    try (TestInstallation night = open(data)) {
      Night.Result result = disturbed(night, fault);

      assertThat(result.failure()).isEmpty();
      assertThat(result.completed()).isTrue();
      assertThat(outcome(night, fault.partner)).isEqualTo(without(fault.partner, undisturbed));
      assertThat(night.rows("SELECT DISTINCT step, partner, code FROM exchange.trouble"))
          .contains(fault.step + "|" + fault.partner + "|" + fault.code)
          .allMatch(one -> one.contains("|" + fault.partner + "|"));
      assertThat(Files.readString(data.resolve("reports").resolve("nuit-000001.html")))
          .contains(fault.code, fault.partner);

      fault.mend(night);
      night.night();

      assertThat(outcome(night, NOBODY)).isEqualTo(undisturbed);
      assertThat(night.rows("SELECT * FROM exchange.trouble")).isEmpty();
      Aftermath.check(night);
    }
  }

  private static TestInstallation open(Path data) throws Exception {
    return TestInstallation.open(data, TestInstallation.CONFIG, TestInstallation.environment());
  }

  private static Night.Result disturbed(TestInstallation night, Fault fault) throws Exception {
    boolean beforeIntake = fault.step.equals("intake");
    boolean afterIntake = fault.step.equals("inspect") || fault.step.startsWith("load-");
    NightSteps.Intake intake =
        () -> {
          if (beforeIntake) {
            fault.damage(night);
          }
          int taken = night.installation().arrivals().take();
          if (afterIntake) {
            fault.damage(night);
          }
          return taken;
        };
    return new NightRunner(night.installation())
        .run(intake, beforeIntake || afterIntake ? NightProgress.SILENT : at(night, fault));
  }

  private static NightProgress at(TestInstallation night, Fault fault) {
    return new NightProgress() {
      @Override
      public void step(String name) {
        if (name.equals(fault.step)) {
          try {
            fault.damage(night);
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        }
      }

      @Override
      public void chunk(LaneName lane, LoadCount count, Duration took) {}
    };
  }

  /** What everybody but one partner has from a night; numbers of deliveries differ. */
  private static List<String> outcome(TestInstallation night, String partner) throws Exception {
    List<String> outcome = new ArrayList<>();
    for (String row :
        night.rows(
            "SELECT d.partner, d.sha256, d.state, d.records, d.loaded, d.rejected, d.held, d.known,"
                + " (SELECT count(*) FROM exchange.receipt r JOIN exchange.arrival a"
                + " ON a.id = r.arrival_id WHERE a.delivery_id = d.id AND NOT a.repeated)"
                + " FROM exchange.delivery d")) {
      outcome.add("loaded " + row);
    }
    for (String row :
        night.rows(
            "SELECT o.laboratory, s.partner, s.state, count(*) FROM distribution.sending s"
                + " JOIN distribution.dossier o ON o.id = s.dossier_id GROUP BY 1, 2, 3")) {
      outcome.add("sent " + row);
    }
    for (String row :
        night.rows(
            "SELECT partner, sum(linked) FROM identity.notification GROUP BY partner"
                + " UNION ALL SELECT domain, count(*) FROM identity.review_item GROUP BY domain")) {
      outcome.add("told " + row);
    }
    for (String sender : DROPPED.keySet()) {
      if (!sender.equals(partner)) {
        Path receipts = night.installation().homes().folder(sender, Area.RECEIPTS);
        for (Path receipt : TestInstallation.files(receipts)) {
          String name = receipt.getFileName().toString().replaceAll("[0-9]{8}", "N");
          outcome.add("answered " + sender + "|" + name + "|" + Files.size(receipt));
        }
      }
    }
    Collections.sort(outcome);
    return without(partner, outcome);
  }

  /** Links join two partners' identities: while one's wait, they can't be told to the other. */
  private static List<String> without(String partner, List<String> outcome) {
    return outcome.stream()
        .filter(one -> !one.matches("[a-z]+ " + partner + "\\|.*"))
        .filter(one -> partner.equals(NOBODY) || !one.startsWith("told "))
        .toList();
  }

  private static Path landed(TestInstallation night, String partner) throws Exception {
    String sha256 = night.value("SELECT sha256 FROM exchange.delivery WHERE partner = ?", partner);
    return night
        .installation()
        .folders()
        .landing()
        .resolve(partner)
        .resolve(sha256.substring(0, 2))
        .resolve(sha256);
  }

  private static void flip(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 40] ^= 1;
    Files.write(file, bytes);
  }

  private static void inTheWay(Path place) throws IOException {
    Files.createDirectories(place);
    Files.move(place, place.resolveSibling(place.getFileName() + "-elsewhere"));
    Files.writeString(place, "a file in the way");
  }

  private static void outOfTheWay(Path place) throws IOException {
    Files.delete(place);
    Files.move(place.resolveSibling(place.getFileName() + "-elsewhere"), place);
  }

  /** The database refuses rows of a table, for no fault of the data. */
  private static void refuse(TestInstallation night, String table, String when) throws Exception {
    execute(
        night,
        "CREATE FUNCTION exchange.in_the_way() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF "
            + when
            + " THEN RAISE EXCEPTION 'in the way'; END IF; RETURN new; END $$");
    execute(
        night,
        "CREATE TRIGGER in_the_way BEFORE INSERT ON "
            + table
            + " FOR EACH ROW EXECUTE FUNCTION exchange.in_the_way()");
  }

  private static void accept(TestInstallation night, String table) throws Exception {
    execute(night, "DROP TRIGGER in_the_way ON " + table);
    execute(night, "DROP FUNCTION exchange.in_the_way()");
  }

  private static void execute(TestInstallation night, String sql) throws Exception {
    try (Connection connection = night.installation().database().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void drop(Path data) throws Exception {
    PartnerHomes homes =
        new PartnerHomes(
            new Folders(TestInstallation.HOME, data, TestInstallation.CONFIG).homes(), point -> {});
    long second = 0;
    for (Map.Entry<String, List<String>> partner : DROPPED.entrySet()) {
      homes.create(partner.getKey());
      for (String name : partner.getValue()) {
        Path file = homes.folder(partner.getKey(), Area.DEPOT).resolve(name);
        Files.write(file, TestInstallation.sample(partner.getKey(), name));
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_700_000_000_000L + 1000 * second++));
      }
    }
  }
}
