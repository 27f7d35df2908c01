package org.estuaire.person.trust;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estuaire.delimited.Mapping;
import org.estuaire.delimited.MappingReader;
import org.estuaire.delimited.MappingReading;
import org.estuaire.delimited.Mappings;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Environment;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.LaneRecord;
import org.estuaire.exchange.Outcome;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RawRecord;
import org.estuaire.exchange.RecordFormat;
import org.estuaire.exchange.RecordSplitter;
import org.estuaire.identity.feed.IdentityCsv;
import org.estuaire.identity.feed.IdentityRecords;
import org.estuaire.identity.feed.IdentityStatement;
import org.estuaire.identity.feed.fhir.FhirPatientFormat;
import org.estuaire.identity.feed.pam.PamFormat;
import org.estuaire.identity.registry.TestPersons;
import org.estuaire.lab.LabSamples;
import org.estuaire.lab.cda.CdaFormat;
import org.estuaire.lab.fhir.FhirLabFormat;
import org.estuaire.lab.hl7.Hl7OruFormat;
import org.estuaire.lab.hprim.medecins.HprimMedecinsFormat;
import org.estuaire.lab.hprim.sante.HprimSanteFormat;
import org.estuaire.lab.model.LabReport;
import org.estuaire.person.Claim;
import org.estuaire.terminology.Communes;

/** One invented person, stated in each format, in production. */
public enum PersonInEveryFormat {
  HL7(true) {
    @Override
    public Optional<Claim> read(Stated stated) {
      return lab(
          new Hl7OruFormat(Environment.PRODUCTION),
          MSH.replace("TYPE", "ORU^R01^ORU_R01")
              + pid(stated)
              + "OBR|1|P7|F7|BIO^Biologie^L|||20260301080000|||||||||||||||20260301090000|||F\r"
              + "OBX|1|NM|14749-6^Glucose^LN||5|mmol/L|||||F\r");
    }
  },
  PAM(true) {
    @Override
    public Optional<Claim> read(Stated stated) {
      PamFormat format = new PamFormat(Environment.PRODUCTION);
      String message =
          MSH.replace("TYPE", "ADT^A28^ADT_A05") + "EVN||20260301080000\r" + pid(stated);
      return identity(format, message);
    }
  },
  FHIR_LAB(true) {
    @Override
    public Optional<Claim> read(Stated stated) {
      return lab(
          new FhirLabFormat(Environment.PRODUCTION),
          """
          {"resourceType": "Bundle", "type": "collection", "entry": [
            {"fullUrl": "http://labo.example/fhir/Patient/p1", "resource": PATIENT},
            {"fullUrl": "http://labo.example/fhir/DiagnosticReport/r1", "resource":
              {"resourceType": "DiagnosticReport", "id": "r1", "identifier": [{"value": "F7"}],
               "status": "final", "subject": {"reference": "Patient/p1"},
               "issued": "2026-03-02T16:00:00+01:00", "code": {"text": "Bilan"},
               "result": [{"reference": "Observation/o1"}]}},
            {"fullUrl": "http://labo.example/fhir/Observation/o1", "resource":
              {"resourceType": "Observation", "id": "o1", "status": "final",
               "code": {"coding": [{"system": "http://loinc.org", "code": "14749-6"}]},
               "subject": {"reference": "Patient/p1"},
               "valueQuantity": {"value": 5, "unit": "mmol/L"}}}]}
          """
              .replace("PATIENT", patient(stated)));
    }
  },
  FHIR_PATIENT(true) {
    @Override
    public Optional<Claim> read(Stated stated) {
      return identity(new FhirPatientFormat(), patient(stated));
    }
  },
  CSV(true) {
    @Override
    public Optional<Claim> read(Stated stated) {
      Map<String, String> row = new LinkedHashMap<>();
      row.put("EVENEMENT", "CREATE");
      row.put("DATE_EVENEMENT", "2026-03-01T08:00:00");
      row.put("ID_LOCAL", "P-1");
      row.put("NOM_NAISSANCE", "TORVAL");
      row.put("PRENOM", "Mathurin");
      row.put("PRENOMS", "");
      row.put("NOM_UTILISE", "");
      row.put("PRENOM_UTILISE", "");
      row.put("DATE_NAISSANCE", "1985-08-12");
      row.put("DATE_INCERTAINE", "");
      row.put("SEXE", "M");
      row.put("LIEU_NAISSANCE", "38999");
      boolean keyed = stated.ins().length() == 15;
      row.put("INS", keyed ? stated.ins().substring(0, 13) : stated.ins());
      row.put("CLE_INS", keyed ? stated.ins().substring(13) : "");
      row.put("OID_INS", stated.ins().isEmpty() ? "" : stated.oid());
      // The column holds statuses of RNIV 1; what table 0445 calls VALI is QUAL beside an INS.
      boolean qualified =
          stated.status().equals("VALI")
              && stated.system().endsWith("v2-0445")
              && !stated.ins().isEmpty();
      row.put("STATUT", qualified ? "QUAL" : stated.status());
      row.put("ATTRIBUTS", stated.attribute());
      for (String empty :
          List.of(
              "NIR",
              "ADRESSE",
              "CODE_POSTAL",
              "COMMUNE",
              "TELEPHONE",
              "DATE_DECES",
              "AUTRE_ID",
              "AUTRE_DOMAINE",
              "ROLE",
              "ANCIEN_INS")) {
        row.put(empty, "");
      }
      String file = String.join(";", row.keySet()) + "\r\n" + String.join(";", row.values());
      return identity(null, file + "\r\n");
    }
  },
  CDA(false) {
    @Override
    public Optional<Claim> read(Stated stated) {
      String id =
          stated.ins().isEmpty()
              ? ""
              : "<id root=\"" + stated.oid() + "\" extension=\"" + stated.ins() + "\"/>";
      return lab(
          new CdaFormat(Environment.PRODUCTION),
          document()
              .replace("<id root=\"1.2.250.1.213.1.4.11\" extension=\"185083899900130\"/>", id)
              .replace("extension=\"L000123\"", "extension=\"P-1\"")
              .replaceAll("<name><given qualifier=\"BR\">.*?</name>", NAME));
    }
  },
  HPRIM_SANTE(false) {
    @Override
    public Optional<Claim> read(Stated stated) {
      return lab(
          new HprimSanteFormat(Environment.PRODUCTION),
          "H|~^\\&|E.HPR||LAB04~LABO||ORU|||ESTUAIRE~E||P|H2.2~C|20260301221500\r"
              + "P|1|D4|P-1|NUMBER|TORVAL~MATHURIN||19850812|M||1 RUE~~VILLE~~38999\r"
                  .replace("NUMBER", stated.ins())
              + "OBR|1|P7~|~F7|GLY~Glycémie~L|R||20260301080000||||N|||20260301083000||8~DR"
              + "||||||20260301220000|||F\r"
              + "OBX|1|NM|GLY~Glycémie~L||5|mmol/l||N|||F\rL|1\r");
    }
  },
  HPRIM_MEDECINS(false) {
    @Override
    public Optional<Claim> read(Stated stated) {
      return lab(
          new HprimMedecinsFormat(),
          "P-1\nTORVAL\nMATHURIN\n1 rue\n\n38999 VILLE\n12/08/1985\n"
              + stated.ins()
              + "\nD7\n02/03/2026\nLABO  LABO\nP01  DOCTEUR\n\n****LAB****\n"
              + "RES|Glycemie|GLU|N|0.91|g/L|0.74|1.06|N|F|\n****FIN****\n****FINFICHIER****\n");
    }
  };

  /**
   * What a source states of its trust.
   *
   * @param system of the code, in FHIR
   * @param ins empty for none
   */
  public record Stated(String system, String status, String attribute, String ins, String oid) {}

  private static final String MSH =
      "MSH|^~\\&|SIH|ESSAI|ESTUAIRE|REGION|20260301090000||TYPE|M1|P|2.5^FRA^2.11|||||FRA|8859/1\r";
  private static final String NAME =
      "<name><given qualifier=\"BR\">MATHURIN</given><given>MATHURIN</given>"
          + "<family qualifier=\"BR\">TORVAL</family></name>";
  private static final Partner LABORATORY =
      Partner.named("labo-test", Partner.Kind.LABORATORY, LaneName.LAB)
          .withIdentityDomain("2.999.10.1");
  private static final Partner SERVER =
      Partner.named("ght-estran", Partner.Kind.IDENTITY_DOMAIN, LaneName.IDENTITY)
          .withIdentityDomain("2.999.10.1");

  private final boolean statesTrust;

  PersonInEveryFormat(boolean statesTrust) {
    this.statesTrust = statesTrust;
  }

  /** Whether the format tells, or knows by itself, that a status is of RNIV 1 and not of 0445. */
  boolean tellsTheTable() {
    return this == FHIR_LAB || this == FHIR_PATIENT || this == CSV;
  }

  /** Whether the format has a place for a status and attributes. */
  public boolean statesTrust() {
    return statesTrust;
  }

  /** Who sends it. */
  public Partner sender() {
    return this == PAM || this == FHIR_PATIENT || this == CSV ? SERVER : LABORATORY;
  }

  /** The claim that the rules of the lane let through, empty where the record is refused. */
  public abstract Optional<Claim> read(Stated stated);

  private static String pid(Stated stated) {
    String ins =
        stated.ins().isEmpty() ? "" : stated.ins() + "^^^INS&" + stated.oid() + "&ISO^INS~";
    String code = stated.status() + (stated.attribute().isEmpty() ? "" : "~" + stated.attribute());
    return "PID|1||"
        + ins
        + "P-1^^^ESSAI&2.999.10.1&ISO^PI||TORVAL^MATHURIN^MATHURIN^^^^L||19850812|M|||"
        + "^^^^^^BDL^^38999|||||||||||||||||||||"
        + code
        + "\r";
  }

  private static String patient(Stated stated) {
    String ins =
        stated.ins().isEmpty()
            ? ""
            : """
            {"type": {"coding": [{"code": "INS-NIR"}]}, "system": "urn:oid:OID", "value": "INS"},
            """
                .replace("OID", stated.oid())
                .replace("\"INS\"", "\"" + stated.ins() + "\"");
    String status = coding("identityStatus", stated.system(), stated.status());
    String comment =
        stated.attribute().isEmpty()
            ? ""
            : "," + coding("comment", stated.system(), stated.attribute());
    return """
    {"resourceType": "Patient", "id": "p1",
     "meta": {"lastUpdated": "2026-03-01T09:00:00+01:00"},
     "extension": [
       {"url": "https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-identity-reliability",
        "extension": [CODES]},
       {"url": "http://hl7.org/fhir/StructureDefinition/patient-birthPlace", "valueAddress": {
         "extension": [{"url": "https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-address-insee-code",
                        "valueCoding": {"code": "38999"}}]}}],
     "identifier": [INS {"type": {"coding": [{"code": "PI"}]}, "system": "urn:oid:2.999.10.1", "value": "P-1"}],
     "name": [{"use": "official", "family": "TORVAL", "given": ["MATHURIN"]}],
     "gender": "male", "birthDate": "1985-08-12"}
    """
        .replace("CODES", status + comment)
        .replace("[INS ", "[" + ins);
  }

  private static String coding(String url, String system, String code) {
    String of =
        system.isEmpty()
            ? ""
            : "\"system\": \"https://hl7.fr/ig/fhir/core/CodeSystem/" + system + "\", ";
    return "{\"url\": \"" + url + "\", \"valueCoding\": {" + of + "\"code\": \"" + code + "\"}}";
  }

  private static String document() {
    try (InputStream in = CdaFormat.class.getResourceAsStream("/org/estuaire/lab/cda/cr-bio.xml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException missing) {
      throw new IllegalStateException(missing);
    }
  }

  private static Optional<Claim> lab(RecordFormat<LabReport> format, String file) {
    return decode(format, LABORATORY, file)
        .flatMap(report -> accepted(LabSamples.NORMALISER.normalise(report)))
        .map(LabReport::claim);
  }

  private static Optional<Claim> identity(RecordFormat<IdentityStatement> message, String file) {
    IdentityRecords lane =
        new IdentityRecords(
            Mappings.of(SERVER.code(), mapping()),
            Environment.PRODUCTION,
            Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC),
            NoCommunes.INSTANCE,
            message == null ? List.of() : List.of(message),
            TestPersons.NUMBERS);
    RecordFormat<IdentityStatement> format = message == null ? lane.formats().get(0) : message;
    return decode(format, SERVER, file)
        .flatMap(statement -> accepted(lane.rules(SERVER).normalise(statement)))
        .map(IdentityStatement::claim);
  }

  private static <R> Optional<R> accepted(Outcome<R> outcome) {
    return outcome instanceof Outcome.Accepted<R> accepted
        ? Optional.of(accepted.record())
        : Optional.empty();
  }

  private static Mapping mapping() {
    MappingReading reading =
        new MappingReader(List.of(IdentityCsv.SCHEMA))
            .read(Path.of("..", "config", "mappings", "identite-ght-estran.yaml"));
    return ((MappingReading.Valid) reading).mapping();
  }

  private static <R extends LaneRecord> Optional<R> decode(
      RecordFormat<R> format, Partner partner, String file) {
    byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
    try {
      Inspection inspection = format.inspect(new ByteArrayInputStream(bytes), partner);
      if (!(inspection instanceof Inspection.Ready ready)) {
        throw new AssertionError("refused: " + ((Inspection.Refused) inspection).why());
      }
      try (RecordSplitter records =
          format.split(new ByteArrayInputStream(bytes), partner, ready.reading())) {
        RawRecord raw = records.next().orElseThrow();
        return format.decoder(partner, ready.reading()).decode(raw)
                instanceof Decoded.Readable<R> readable
            ? Optional.of(readable.record())
            : Optional.empty();
      }
    } catch (IOException inMemory) {
      throw new IllegalStateException(inMemory);
    }
  }

  /** No table of communes was imported. */
  private enum NoCommunes implements Communes {
    INSTANCE;

    @Override
    public Optional<Commune> find(String code, LocalDate on) {
      return Optional.empty();
    }

    @Override
    public boolean knows(String code) {
      return false;
    }

    @Override
    public boolean complete() {
      return false;
    }
  }
}
