package org.estuaire.jobs.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estuaire.exchange.Language;
import org.estuaire.identity.registry.ReviewKind;
import org.estuaire.overview.Origin;
import org.estuaire.overview.Overview;
import org.estuaire.overview.Overview.Enrolment;
import org.estuaire.overview.Overview.Gir;
import org.estuaire.overview.Overview.Identity;
import org.estuaire.overview.Overview.Left;
import org.estuaire.overview.Overview.Payment;
import org.estuaire.overview.Overview.Result;
import org.estuaire.overview.Overview.Review;
import org.estuaire.overview.Overview.Right;
import org.estuaire.overview.Overview.Sending;

/** What is held of a person in words and figures, for a terminal and for a page. */
public final class PersonTables {

  private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MM/yyyy");

  /** Columns of figures. */
  private static final Set<PersonWord> FIGURES =
      EnumSet.of(
          PersonWord.ACCEPTED,
          PersonWord.PARTICIPATION,
          PersonWord.USED,
          PersonWord.PAID,
          PersonWord.HOURS);

  private final Language language;
  private final ZoneId zone;
  private final UnaryOperator<String> partners;

  /**
   * Tables.
   *
   * @param partners how partners are called, by their codes
   */
  public PersonTables(Language language, ZoneId zone, UnaryOperator<String> partners) {
    this.language = language;
    this.zone = zone;
    this.partners = partners;
  }

  /** The parts in the order in which they are read. */
  public List<PersonTable> of(Overview overview) {
    return List.of(
        identities(overview),
        left(overview),
        reviews(overview),
        rights(overview),
        girs(overview),
        payments(overview),
        results(overview),
        enrolments(overview),
        sendings(overview));
  }

  /** A name and birth, as a source states them. */
  String traits(Identity one) {
    String used = one.usedName().isEmpty() ? "" : " (" + one.usedName() + ")";
    String given = one.givenNames().isEmpty() ? one.firstGivenName() : one.givenNames();
    return (one.birthName() + used + " " + given).strip();
  }

  /** Sex, day and place of birth, day of death. */
  String birth(Identity one) {
    PersonWord sex =
        switch (one.sex()) {
          case "F" -> PersonWord.WOMAN;
          case "M" -> PersonWord.MAN;
          default -> PersonWord.SEX_UNKNOWN;
        };
    String born = PersonWord.BORN.words(language, day(one.birthDate()), or(one.birthPlace(), "—"));
    String died =
        one.deathDate().map(on -> PersonWord.DIED.words(language, DAY.format(on))).orElse("");
    return sex.words(language) + ", " + born + died;
  }

  private PersonTable identities(Overview overview) {
    return PersonTable.of(
        PersonWord.IDENTITIES,
        overview.identities(),
        head(
            PersonWord.SOURCE,
            PersonWord.NAME,
            PersonWord.BIRTH,
            PersonWord.STATUS,
            PersonWord.LINK,
            PersonWord.FROM),
        overview.identities().lines().stream().map(this::row).toList(),
        language);
  }

  private List<String> row(Identity one) {
    String status =
        Stream.concat(
                Stream.of(ReviewWords.status(one.status(), language)), one.attributes().stream())
            .collect(Collectors.joining(", "));
    return List.of(
        one.domain() + " | " + one.localId(),
        traits(one),
        birth(one),
        status + one.ins().map(ins -> " — INS " + ins).orElse(""),
        PersonWord.LINKED.words(
            language, ReviewWords.rule(one.rule(), language), when(one.since()), one.madeBy()),
        from(one.origin()));
  }

  private PersonTable left(Overview overview) {
    return PersonTable.of(
        PersonWord.LEFT,
        overview.left(),
        head(PersonWord.SOURCE, PersonWord.LINK, PersonWord.PERIOD, PersonWord.LEFT_BECAUSE),
        overview.left().lines().stream().map(this::row).toList(),
        language);
  }

  private List<String> row(Left one) {
    return List.of(
        one.domain() + " | " + one.localId(),
        ReviewWords.rule(one.rule(), language),
        PersonWord.FROM_TO.words(language, when(one.since()), when(one.until())),
        one.reason() + " (" + one.endedBy() + ")");
  }

  private PersonTable reviews(Overview overview) {
    return PersonTable.of(
        PersonWord.REVIEWS,
        overview.reviews(),
        head(
            PersonWord.NUMBER,
            PersonWord.KIND,
            PersonWord.SOURCE,
            PersonWord.OPENED,
            PersonWord.STATE),
        overview.reviews().lines().stream().map(this::row).toList(),
        language);
  }

  private List<String> row(Review one) {
    return List.of(
        Long.toString(one.number()),
        ReviewWords.kind(ReviewKind.valueOf(one.kind()), language),
        one.domain(),
        when(one.created()),
        one.decided()
            .map(on -> PersonWord.DECIDED.words(language, when(on), one.decidedBy().orElse("—")))
            .orElseGet(() -> PersonWord.TO_DECIDE.words(language)));
  }

  private PersonTable rights(Overview overview) {
    return PersonTable.of(
        PersonWord.RIGHTS,
        overview.rights(),
        head(
            PersonWord.COUNCIL,
            PersonWord.RIGHT,
            PersonWord.KIND,
            PersonWord.DECISION,
            PersonWord.PERIOD,
            PersonWord.GIR,
            PersonWord.PLAN,
            PersonWord.ACCEPTED,
            PersonWord.PARTICIPATION,
            PersonWord.KEPT_UNTIL,
            PersonWord.FROM),
        overview.rights().lines().stream().map(this::row).toList(),
        language);
  }

  private List<String> row(Right one) {
    return List.of(
        partners.apply(one.council()),
        PersonWord.RIGHT_NUMBER.words(language, one.dossier(), one.right(), one.plan()),
        CouncilWords.kind(one.kind(), language),
        CouncilWords.decision(one.decision(), language)
            + one.decided().map(on -> " " + DAY.format(on)).orElse(""),
        period(one),
        one.gir().map(String::valueOf).orElse("—"),
        one.planStarts().isEmpty() ? "—" : between(one.planStarts(), one.planEnds()),
        amount(one.accepted()),
        amount(one.participation()),
        kept(one.retentionUntil()),
        from(one.origin()));
  }

  private String period(Right one) {
    if (one.starts().isEmpty()) {
      return PersonWord.FILED.words(language, DAY.format(one.filed()));
    }
    String reason =
        one.endReason()
            .map(
                code ->
                    PersonWord.ENDED_BECAUSE.words(
                        language, CouncilWords.endReason(code, language)))
            .orElse("");
    return between(one.starts(), one.ends()) + reason;
  }

  private PersonTable girs(Overview overview) {
    return PersonTable.of(
        PersonWord.GIRS,
        overview.girs(),
        head(
            PersonWord.EVALUATED,
            PersonWord.GIR,
            PersonWord.COUNCIL,
            PersonWord.STATED,
            PersonWord.STATE,
            PersonWord.FROM),
        overview.girs().lines().stream().map(this::row).toList(),
        language);
  }

  private List<String> row(Gir one) {
    return List.of(
        day(one.evaluated()),
        Integer.toString(one.gir()),
        partners.apply(one.council()),
        DAY.format(one.stated()),
        (one.holds() ? PersonWord.HOLDS : PersonWord.SUPERSEDED).words(language),
        from(one.origin()));
  }

  private PersonTable payments(Overview overview) {
    return PersonTable.of(
        PersonWord.PAYMENTS,
        overview.payments(),
        head(
            PersonWord.MONTH,
            PersonWord.COUNCIL,
            PersonWord.RIGHT,
            PersonWord.KIND,
            PersonWord.USED,
            PersonWord.PARTICIPATION,
            PersonWord.PAID,
            PersonWord.HOURS,
            PersonWord.GAP,
            PersonWord.KEPT_UNTIL,
            PersonWord.FROM),
        overview.payments().lines().stream().map(this::row).toList(),
        language);
  }

  private List<String> row(Payment one) {
    return List.of(
        MONTH.format(one.month()),
        partners.apply(one.council()),
        one.right(),
        CouncilWords.aid(one.kind(), language),
        amount(one.used()),
        amount(one.participation()),
        amount(Optional.of(one.paid())),
        amount(one.hours()),
        one.reason().map(code -> CouncilWords.gap(code, language)).orElse(""),
        kept(one.retentionUntil()),
        from(one.origin()));
  }

  private PersonTable results(Overview overview) {
    return PersonTable.of(
        PersonWord.RESULTS,
        overview.results(),
        head(
            PersonWord.MEASURED,
            PersonWord.EXAMINATION,
            PersonWord.RESULT,
            PersonWord.RANGE,
            PersonWord.FLAG,
            PersonWord.LABORATORY,
            PersonWord.ORDER,
            PersonWord.FROM),
        overview.results().lines().stream().map(this::row).toList(),
        language);
  }

  private List<String> row(Result one) {
    String status =
        switch (one.status()) {
          case "F" -> "";
          case "C" -> " (" + PersonWord.CORRECTED.words(language) + ")";
          default -> " (" + PersonWord.PRELIMINARY.words(language) + ")";
        };
    return List.of(
        when(one.measured()),
        or(one.label(), one.examination())
            + one.loinc().map(loinc -> " (LOINC " + loinc + ")").orElse(""),
        (number(one.value()) + " " + one.unit()).strip() + status,
        number(one.range()),
        one.flags(),
        partners.apply(one.laboratory()),
        one.order(),
        from(one.origin()));
  }

  private PersonTable enrolments(Overview overview) {
    return PersonTable.of(
        PersonWord.ENROLMENTS,
        overview.enrolments(),
        head(PersonWord.PRACTICE, PersonWord.PATHWAY, PersonWord.IDENTIFIER, PersonWord.PERIOD),
        overview.enrolments().lines().stream().map(this::row).toList(),
        language);
  }

  private List<String> row(Enrolment one) {
    return List.of(
        partners.apply(one.practice()),
        one.pathway(),
        one.domain() + " | " + one.localId(),
        between(Optional.of(one.since()), one.until()));
  }

  private PersonTable sendings(Overview overview) {
    return PersonTable.of(
        PersonWord.SENDINGS,
        overview.sendings(),
        head(
            PersonWord.MADE,
            PersonWord.PRACTICE,
            PersonWord.CONTENT,
            PersonWord.VERSION,
            PersonWord.FILE,
            PersonWord.STATE,
            PersonWord.FROM),
        overview.sendings().lines().stream().map(this::row).toList(),
        language);
  }

  private List<String> row(Sending one) {
    return List.of(
        when(one.made()),
        partners.apply(one.practice()),
        one.laboratory()
            .map(lab -> PersonWord.REPORT_OF.words(language, partners.apply(lab), one.orders()))
            .orElseGet(() -> PersonWord.FOLLOW_UP_PAGE.words(language)),
        Integer.toString(one.version()),
        one.file(),
        sent(one),
        from(one.origin()));
  }

  private String sent(Sending one) {
    if (one.delivered().isPresent()) {
      return PersonWord.SENT_ON.words(language, when(one.delivered().get()));
    }
    PersonWord word =
        switch (one.state()) {
          case "DELIVERED" -> PersonWord.SENT;
          case "STUCK" -> PersonWord.STUCK;
          case "WITHDRAWN" -> PersonWord.WITHDRAWN;
          default -> PersonWord.WAITING;
        };
    return word.words(language);
  }

  /** As {@code estuaire trace} says where a record stands. */
  private String from(Optional<Origin> origin) {
    return origin
        .map(
            one ->
                PersonWord.FROM_RECORD.words(
                    language,
                    one.partner(),
                    one.file(),
                    one.delivery(),
                    one.line(),
                    one.offset(),
                    DAY.format(one.received().atZone(zone))))
        .orElse("—");
  }

  private String kept(Optional<LocalDate> until) {
    return until.map(DAY::format).orElseGet(() -> PersonWord.OPEN_END.words(language));
  }

  private String between(Optional<LocalDate> from, Optional<LocalDate> to) {
    return to.isEmpty()
        ? PersonWord.SINCE_DAY.words(language, day(from))
        : PersonWord.FROM_TO.words(language, day(from), day(to));
  }

  private String amount(Optional<BigDecimal> amount) {
    return amount.map(BigDecimal::toPlainString).map(this::number).orElse("");
  }

  private String number(String figures) {
    return language == Language.FR ? figures.replaceAll("(?<=\\d)\\.(?=\\d)", ",") : figures;
  }

  private String when(Instant at) {
    return WHEN.format(at.atZone(zone));
  }

  private static String day(Optional<LocalDate> day) {
    return day.map(DAY::format).orElse("—");
  }

  private static String or(String text, String instead) {
    return text.isEmpty() ? instead : text;
  }

  private List<String> head(PersonWord... titles) {
    return Stream.of(titles)
        .map(title -> (FIGURES.contains(title) ? "#" : "") + title.words(language))
        .toList();
  }
}
