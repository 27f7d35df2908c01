package org.estuaire.lab;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.estuaire.exchange.Outcome;
import org.estuaire.exchange.Partner;
import org.estuaire.lab.model.Confidentiality;
import org.estuaire.lab.model.DocumentContent;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.LabResult.Coding;
import org.estuaire.lab.model.LabResult.Measure;
import org.estuaire.lab.model.Mask;
import org.estuaire.lab.model.OutgoingReport;
import org.estuaire.lab.model.OutgoingReport.Party;
import org.estuaire.lab.model.ReferenceRange;
import org.estuaire.lab.model.Renewal;
import org.estuaire.lab.model.ResultStatus;
import org.estuaire.lab.model.ResultValue;
import org.estuaire.lab.model.VisibilityStatement;
import org.estuaire.person.Claim;
import org.estuaire.person.IdentityStatus;
import org.estuaire.person.InsMatricule;
import org.estuaire.person.InsMatricule.Authority;
import org.estuaire.person.Sex;
import org.estuaire.person.Traits;

/**
 * Reports of every shape that a practice may be sent: all statuses, kinds of values, ranges and
 * flags, antibiograms, documents, masks, earlier results, times that are missing, codes that nobody
 * knows, and persons of whom little is known.
 */
public final class GeneratedReports {

  private static final Instant COLLECTED = LabSamples.COLLECTED;
  private static final Instant ISSUED = LabSamples.ISSUED;
  private static final String NUMBER = "1850838999001";
  private static final String DOMAIN = "2.999.10.1";

  private static final List<Coding> CODINGS =
      List.of(
          Coding.loinc("14749-6", "Glucose"),
          Coding.loinc("2951-2", ""),
          Coding.loinc("99999-9", "Code que LOINC n'a pas"),
          new Coding("GLY", "L", "53049-3", "LN", "Glycémie & \"suite\" | ^~\\"),
          new Coding("XYZ", "", "AUTRE", "99LAB", "Examen"),
          new Coding("10828004", "SCT", "", "", "Positif"),
          Coding.local("LOC 1", ""));

  private GeneratedReports() {}

  public static Arbitrary<OutgoingReport> outgoing() {
    return Combinators.combine(
            claims(),
            visibilities(),
            orders().list().ofMinSize(1).ofMaxSize(3),
            Arbitraries.of("380000999", "2A0000999", "labo-essai"),
            Arbitraries.of("10999999999", "99900000017", "cabinet"),
            Arbitraries.of(1, 2))
        .as(
            (claim, visibility, orders, laboratory, recipient, version) ->
                new OutgoingReport(
                    accepted(
                        new LabReport(
                            "LABO|ESSAI", "M1", ISSUED, claim, visibility, numbered(orders))),
                    new Party(laboratory, "Laboratoire d'essai & Cie"),
                    new Party(recipient, "Dr Essai"),
                    Partner.METROPOLITAN_FRANCE,
                    "ENVOI-1",
                    version,
                    version > 1 ? Optional.of("ENVOI-0") : Optional.empty()));
  }

  private static LabReport accepted(LabReport report) {
    Outcome<LabReport> outcome = LabSamples.NORMALISER.normalise(report);
    if (outcome instanceof Outcome.Accepted<LabReport> accepted) {
      return accepted.record();
    }
    throw new AssertionError(((Outcome.Rejected<LabReport>) outcome).why());
  }

  private static Arbitrary<VisibilityStatement> visibilities() {
    return Combinators.combine(
            Arbitraries.of(Confidentiality.values()).optional(),
            Arbitraries.of(Mask.values()).set().ofMaxSize(2))
        .as(
            (level, masks) -> {
              Map<Mask, VisibilityStatement.Word> words = new EnumMap<>(Mask.class);
              masks.forEach(mask -> words.put(mask, VisibilityStatement.Word.PUT));
              return new VisibilityStatement(level, words, Set.of());
            });
  }

  private static Arbitrary<Claim> claims() {
    Arbitrary<Optional<InsMatricule>> ins =
        Arbitraries.of(Authority.values()).map(a -> new InsMatricule(NUMBER, a)).optional();
    Arbitrary<Set<String>> attributes =
        Arbitraries.of(Set.of(), Set.of(), Set.of("HOMA"), Set.of("DOUT"), Set.of("FICT"));
    return Combinators.combine(
            traits(),
            ins,
            Arbitraries.of(IdentityStatus.values()),
            attributes,
            Arbitraries.of("IPP-77", "IPP|&", Claim.ofReport("D-1")))
        .as(
            (traits, matricule, status, attribute, localId) ->
                new Claim(DOMAIN, localId, traits, matricule, status, attribute, ISSUED));
  }

  private static Arbitrary<Traits> traits() {
    Arbitrary<Boolean> said = Arbitraries.of(true, true, false);
    return Combinators.combine(said, said, said, said, said, said, Arbitraries.of(Sex.values()))
        .as(
            (given, list, birth, place, used, contact, sex) ->
                Traits.UNKNOWN
                    .withStrict(
                        "ESSAI",
                        given ? "CAMILLE" : "",
                        birth ? Optional.of(LocalDate.of(1985, 8, 12)) : Optional.empty(),
                        sex,
                        place ? "38999" : "")
                    .withGivenNames(given && list ? "CAMILLE MARIE" : "")
                    .withUsed(used ? "EXEMPLE" : "", used && given ? "CAM" : "")
                    .withUncertainBirthDate(birth && !list)
                    .withContact(
                        contact ? "12 rue du Test\nBât. B" : "",
                        contact ? "38999" : "",
                        used ? "38999" : "",
                        contact ? "0400000000" : "")
                    .withDeathDate(
                        used && contact
                            ? Optional.of(LocalDate.of(2026, 3, 1))
                            : Optional.empty()));
  }

  private static Arbitrary<LabOrder> orders() {
    Arbitrary<Optional<Instant>> time =
        Arbitraries.of(COLLECTED, Instant.parse("2025-07-01T22:30:00.000123Z")).optional();
    return Combinators.combine(
            Arbitraries.of("F", "C", "P", "A", "X", "I", ""),
            Arbitraries.of("BIO", ""),
            Arbitraries.of("Biochimie", ""),
            time,
            Arbitraries.of("", "P-9"),
            Arbitraries.of("", "10999999999"),
            results(),
            Arbitraries.of(true, false))
        .as(
            (status, code, label, collected, placer, prescriber, results, germs) ->
                new LabOrder(
                    "D-1",
                    placer,
                    code,
                    label,
                    status,
                    ISSUED.minusSeconds(60),
                    collected,
                    germs ? collected.map(at -> at.plusSeconds(1800)) : Optional.empty(),
                    prescriber,
                    Renewal.BY_RESULT,
                    germs ? withGerm(results) : results));
  }

  private static List<LabOrder> numbered(List<LabOrder> orders) {
    List<LabOrder> all = new ArrayList<>();
    for (LabOrder order : orders) {
      all.add(
          new LabOrder(
              "D-" + (all.size() + 1),
              order.placerNumber(),
              order.code(),
              order.label(),
              order.status(),
              order.versionAt(),
              order.collectedAt(),
              order.receivedAt(),
              order.prescriber(),
              order.renewal(),
              order.results()));
    }
    return all;
  }

  private static Arbitrary<List<LabResult>> results() {
    return result()
        .list()
        .ofMaxSize(6)
        .map(
            results -> {
              List<LabResult> all = new ArrayList<>();
              results.forEach(r -> all.add(r.withSubId(Integer.toString(all.size() + 1))));
              return all;
            });
  }

  private static Arbitrary<LabResult> result() {
    return Combinators.combine(
            Arbitraries.of(CODINGS),
            measures(),
            Arbitraries.of(ResultStatus.values()),
            Arbitraries.of("", "N", "H", "LL A", "MS", "S", "I", "R", "> H", "VS"),
            Arbitraries.of("", "Hexokinase", "méthode |&"),
            Arbitraries.of("", "Contrôlé", "Deux\nlignes & <b>"),
            Arbitraries.of(true, false, false, false),
            Arbitraries.of(0, 1, 90).optional())
        .as(
            (coding, measure, status, flags, method, comment, previous, days) ->
                new LabResult(
                    coding,
                    "",
                    status,
                    measure,
                    Optional.empty(),
                    flags,
                    days.map(d -> COLLECTED.minus(Duration.ofDays(previous ? d + 2L : d))),
                    previous,
                    method,
                    comment,
                    Optional.empty()));
  }

  private static Arbitrary<Measure> measures() {
    Arbitrary<BigDecimal> number =
        Arbitraries.of("0", "5.05", "0.000012", "-2.5", "1200000").map(BigDecimal::new);
    Arbitrary<Measure> quantities =
        Combinators.combine(
                Arbitraries.of("", "<", "<=", ">", ">="),
                number,
                Arbitraries.of("mmol/L", "g/l", "UI/l", "", "bizarre/zz", "10^9/L"),
                ranges())
            .as(
                (comparator, value, unit, range) ->
                    new Measure(
                        new ResultValue.Quantity(comparator, value),
                        comparator + value.toPlainString().replace('.', ','),
                        unit,
                        range));
    Arbitrary<Measure> words =
        Arbitraries.oneOf(
                number.map(n -> (ResultValue) new ResultValue.Ratio(BigDecimal.ONE, n)),
                Arbitraries.of("limpide", "une ligne\nl'autre & <suite>", "|^~\\&")
                    .map(ResultValue.Text::new),
                Combinators.combine(
                        Arbitraries.of("A+", "260385009", "P 1"),
                        Arbitraries.of("", "L", "SCT", "http://snomed.info/sct", "99LAB"),
                        Arbitraries.of("Positif", ""))
                    .as(ResultValue.Coded::new),
                documents(),
                Arbitraries.just(new ResultValue.Absent()))
            .map(value -> new Measure(value, "tel quel", "", ReferenceRange.NONE));
    return Arbitraries.oneOf(quantities, words);
  }

  private static Arbitrary<ResultValue> documents() {
    return Combinators.combine(
            Arbitraries.of("application/pdf", "text/plain", "image/jpeg", "application/x-autre"),
            Arbitraries.of("Compte rendu", ""))
        .as(
            (type, title) ->
                new ResultValue.Document(
                    type, title, DocumentContent.of("%PDF-é".getBytes(StandardCharsets.UTF_8))));
  }

  private static Arbitrary<ReferenceRange> ranges() {
    Optional<BigDecimal> low = Optional.of(new BigDecimal("0.70"));
    Optional<BigDecimal> high = Optional.of(new BigDecimal("1.10"));
    return Arbitraries.of(
        ReferenceRange.NONE,
        new ReferenceRange(low, high, "0,70 - 1,10"),
        new ReferenceRange(low, Optional.empty(), "> 0,70"),
        new ReferenceRange(Optional.empty(), high, "inférieur à 1,10"),
        new ReferenceRange(Optional.empty(), Optional.empty(), "selon l'âge"),
        new ReferenceRange(low, high, "0,70 - 1,10 g/L", "g/L"));
  }

  /** And a micro-organism with two antibiotics, one of them about another, unknown one. */
  private static List<LabResult> withGerm(List<LabResult> results) {
    List<LabResult> all = new ArrayList<>(results);
    all.add(
        susceptibility("630-4", "Culture", "G1", new ResultValue.Coded("ECO", "L", "E. coli"), ""));
    all.add(
        susceptibility("18928-2", "Gentamicine", "", new ResultValue.Text("<= 0,5"), "S")
            .aboutIsolate("G1"));
    all.add(
        susceptibility("18906-8", "Ciprofloxacine", "", new ResultValue.Absent(), "R")
            .aboutIsolate("G2"));
    return all;
  }

  private static LabResult susceptibility(
      String code, String label, String subId, ResultValue value, String flag) {
    return new LabResult(
        Coding.loinc(code, label),
        subId,
        ResultStatus.FINAL,
        new Measure(value, "", "", ReferenceRange.NONE),
        Optional.empty(),
        flag,
        Optional.of(COLLECTED),
        false,
        "",
        "",
        Optional.empty());
  }
}
