package org.estuaire.delimited.proposal;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.estuaire.delimited.Cell;
import org.estuaire.delimited.CellType;
import org.estuaire.delimited.ColumnNames;
import org.estuaire.delimited.RecordSchema;
import org.estuaire.delimited.Sample;
import org.estuaire.delimited.Vocabulary;
import org.estuaire.person.InsKey;

/**
 * Says which column of a sample is which field. A heading counts where all of its words are known
 * and together mean one field; values confirm it or speak against it. Where two columns could be
 * one field, or one column two, or a word is unknown, nothing is stated: a wrong guess is worse
 * than none.
 */
final class Proposer {

  private static final int SURE = 99;
  private static final int BY_HEADING = 95;
  private static final int BY_HEADING_ALONE = 85;
  private static final int BY_VALUES = 92;
  private static final int BY_ELIMINATION = 88;
  private static final int FEWEST_PAIRS = 5;

  /** Rows that may contradict what all others say: clerks mistype. */
  private static final double EXCEPTIONS = 0.1;

  private static final Set<String> SAY_NOTHING = Set.of("beneficiaire", "apa");
  private static final Map<Class<? extends CellType>, Set<String>> OF_TYPE =
      Map.of(
          CellType.Date.class, Set.of("date"),
          CellType.Code.class, Set.of("code"),
          CellType.Decimal.class, Set.of("montant", "mensuel"),
          CellType.Hours.class, Set.of("nombre", "mensuel", "apa"));

  private final RecordSchema schema;
  private final Sample sample;
  private final HeadingWords words;
  private final Map<String, Set<String>> ownWords = new HashMap<>();
  private final List<Column> columns = new ArrayList<>();
  private final Map<Integer, Choice.Answer> answers = new TreeMap<>();
  private final Map<String, Column> taken = new HashMap<>();

  Proposer(RecordSchema schema, Sample sample) {
    this.schema = schema;
    this.sample = sample;
    this.words = new HeadingWords(sample.header());
  }

  /** A column on its way to a field. */
  private final class Column {
    private final int place;
    private final ColumnValues values;
    private final List<String> unknown;
    private final Set<String> certain;
    private final Set<String> perhaps;
    private final boolean money;
    private final Map<String, FieldFit> fits = new HashMap<>();

    Column(int place) {
      this.place = place;
      this.values = ColumnValues.of(sample.rows(), place);
      String name = sample.header().get(place);
      HeadingWords.Understood own = words.read(name);
      Set<String> byName = meant(own.words(), true);
      HeadingWords.Understood understood = own;
      String above = sample.group().get(place);
      if (byName.isEmpty() && !above.isEmpty()) {
        HeadingWords.Understood both = words.read(above + " " + name);
        byName = both.unknown().isEmpty() ? meant(both.words(), true) : Set.of();
        understood = byName.isEmpty() ? own : both;
      }
      List<String> all = new ArrayList<>(understood.unknown());
      // "Date de naissance" under "Conjoint" is that of somebody else.
      words.read(above).unknown().stream().filter(word -> !all.contains(word)).forEach(all::add);
      this.unknown = List.copyOf(all);
      this.certain = byName;
      this.perhaps = byName.isEmpty() ? meant(own.words(), false) : Set.of();
      this.money = name.contains("€") || own.words().contains("montant");
    }

    FieldFit fit(String field) {
      return fits.computeIfAbsent(
          field, name -> FieldFit.of(values, schema.field(name).orElseThrow(), schema.words()));
    }

    boolean canBe(String field) {
      boolean aid = schema.words().shape(field).filter("aid"::equals).isPresent();
      return fit(field).strength() != Shape.Strength.MISFIT
          && (!aid || money || !Shape.isCount(values));
    }

    boolean proves(String field) {
      return fit(field).strength() == Shape.Strength.PROVES;
    }

    boolean isOpen() {
      return !answers.containsKey(place);
    }
  }

  List<Choice> choices() {
    for (int i = 0; i < sample.header().size(); i++) {
      if (!sample.header().get(i).isEmpty()) {
        columns.add(new Column(i));
      }
    }
    askOfRepeated();
    byCertainHeadings();
    byBirthInNir();
    byKeyOfNir();
    dropContradictions();
    byPossibleHeadings();
    dropContradictions();
    dropForeignCommunes();
    askTheRest();
    return columns.stream()
        .map(
            column ->
                new Choice(
                    column.place,
                    sample.header().get(column.place),
                    requireNonNull(answers.get(column.place)),
                    column.values.patterns(3),
                    column.values.filled().size()))
        .toList();
  }

  /** The fields whose words a heading has, and no other. */
  private Set<String> meant(Set<String> heading, boolean certain) {
    Set<String> fields = new LinkedHashSet<>();
    for (RecordSchema.Field field : schema.fields()) {
      Set<String> permitted = permitted(field);
      for (Vocabulary.Heading one : schema.words().headings()) {
        if (one.field().equals(field.name())
            && one.certain() == certain
            && heading.containsAll(one.needed())
            && containsAll(permitted, one, heading)) {
          fields.add(field.name());
        }
      }
      if (certain && heading.equals(ownWords(field)) && !heading.isEmpty()) {
        fields.add(field.name());
      }
    }
    return fields;
  }

  private Set<String> ownWords(RecordSchema.Field field) {
    return ownWords.computeIfAbsent(field.name(), name -> words.read(name).words());
  }

  private static boolean containsAll(
      Set<String> permitted, Vocabulary.Heading one, Set<String> heading) {
    return heading.stream()
        .allMatch(
            word ->
                permitted.contains(word)
                    || one.needed().contains(word)
                    || one.permitted().contains(word));
  }

  private Set<String> permitted(RecordSchema.Field field) {
    Set<String> permitted = new HashSet<>(SAY_NOTHING);
    permitted.addAll(OF_TYPE.getOrDefault(field.type().getClass(), Set.of()));
    return permitted;
  }

  private void byCertainHeadings() {
    Map<String, List<Column>> claims = new LinkedHashMap<>();
    for (Column column : columns) {
      List<String> possible = column.certain.stream().filter(column::canBe).toList();
      if (!column.isOpen() || !column.unknown.isEmpty() || column.certain.isEmpty()) {
        continue;
      }
      if (possible.isEmpty()) {
        ask(column, ProposalWord.ASK_VALUES, List.copyOf(column.certain), "");
      } else if (possible.size() > 1) {
        ask(column, ProposalWord.ASK_WHICH, possible, "");
      } else {
        claims.computeIfAbsent(possible.get(0), field -> new ArrayList<>()).add(column);
      }
    }
    claims.forEach(this::decideClaims);
  }

  private void decideClaims(String field, List<Column> claiming) {
    if (claiming.size() > 1) {
      claiming.forEach(column -> ask(column, ProposalWord.ASK_BOTH, List.of(field), ""));
      return;
    }
    Column column = claiming.get(0);
    switch (column.fit(field).strength()) {
      case PROVES -> choose(column, field, SURE, ProposalWord.BY_HEADING_AND_VALUES);
      case EMPTY -> choose(column, field, BY_HEADING_ALONE, ProposalWord.BY_HEADING_EMPTY);
      default -> choose(column, field, BY_HEADING, ProposalWord.BY_HEADING);
    }
  }

  /** Of two columns of one name none can be mapped. */
  private void askOfRepeated() {
    Map<String, List<Column>> byName = new LinkedHashMap<>();
    for (Column column : columns) {
      String key = ColumnNames.key(sample.header().get(column.place));
      byName.computeIfAbsent(key, name -> new ArrayList<>()).add(column);
    }
    byName.values().stream()
        .filter(same -> same.size() > 1)
        .flatMap(List::stream)
        .forEach(column -> ask(column, ProposalWord.ASK_REPEATED, List.copyOf(column.certain), ""));
  }

  /** Whatever it is called: two digits that are the key of the number beside them. */
  private void byKeyOfNir() {
    Column nir = taken.get("NIR");
    if (nir == null || taken.containsKey("CLE_NIR") || schema.field("CLE_NIR").isEmpty()) {
      return;
    }
    List<Column> found =
        columns.stream().filter(column -> column.isOpen() && isKeyOf(column, nir)).toList();
    if (found.size() == 1 && found.get(0).canBe("CLE_NIR")) {
      choose(found.get(0), "CLE_NIR", SURE, ProposalWord.BY_KEY_OF_NIR);
    }
  }

  private boolean isKeyOf(Column column, Column nir) {
    int pairs = 0;
    int right = 0;
    for (int i = 0; i < sample.rows().size(); i++) {
      String number = InsKey.compact(nir.values.cells().get(i));
      String key = column.values.cells().get(i);
      if (InsKey.hasShape(number) && !key.isEmpty()) {
        pairs++;
        right += InsKey.matches(number, key.length() == 1 ? "0" + key : key) ? 1 : 0;
      }
    }
    return pairs >= FEWEST_PAIRS && right >= (1 - EXCEPTIONS) * pairs;
  }

  /** A social-security number says when its bearer was born: so whose it is can be told. */
  private void byBirthInNir() {
    Column birth = taken.get("DATE_NAISSANCE");
    if (birth == null || taken.containsKey("NIR") || schema.field("NIR").isEmpty()) {
      return;
    }
    List<Column> found =
        columns.stream()
            .filter(column -> column.isOpen() && column.proves("NIR") && isBornOn(column, birth))
            .toList();
    if (found.size() == 1) {
      choose(found.get(0), "NIR", BY_VALUES, ProposalWord.BY_BIRTH_IN_NIR);
    }
  }

  private boolean isBornOn(Column nir, Column birth) {
    int pairs = 0;
    int right = 0;
    for (int i = 0; i < sample.rows().size(); i++) {
      Optional<LocalDate> day = date("DATE_NAISSANCE", birth, i);
      String number = InsKey.compact(nir.values.cells().get(i).replaceAll("[.-]", ""));
      if (day.isPresent() && number.length() >= 13) {
        pairs++;
        String month = "%02d%02d".formatted(day.get().getYear() % 100, day.get().getMonthValue());
        right += number.startsWith(month, 1) ? 1 : 0;
      }
    }
    return pairs >= FEWEST_PAIRS && right >= (1 - EXCEPTIONS) * pairs;
  }

  private void byPossibleHeadings() {
    boolean more = true;
    while (more) {
      more = false;
      for (Column column : columns) {
        more |= column.isOpen() && column.unknown.isEmpty() && chosen(column);
      }
    }
  }

  private boolean chosen(Column column) {
    List<String> free = free(column);
    List<String> proved = free.stream().filter(column::proves).toList();
    if (proved.size() == 1 && isAlone(column, proved.get(0))) {
      choose(column, proved.get(0), BY_VALUES, ProposalWord.BY_VALUES_OF_LIST);
      return true;
    }
    if (free.size() != 1 || !isAlone(column, free.get(0))) {
      return false;
    }
    String field = free.get(0);
    if (column.fit(field).strength() == Shape.Strength.EMPTY) {
      return false;
    }
    if (isByAmounts(column, field)) {
      choose(column, field, BY_VALUES, ProposalWord.BY_AMOUNTS);
      return true;
    }
    if (column.perhaps.size() == 1 && goesWithCompanion(column, field)) {
      choose(column, field, BY_VALUES, ProposalWord.BY_COMPANION);
      return true;
    }
    // What else the heading may mean has its column, or other values.
    boolean othersTaken = column.perhaps.size() > 1;
    boolean ordered = column.perhaps.size() == 1 && isOrdered(column, field);
    if (othersTaken || ordered) {
      choose(column, field, BY_ELIMINATION, ProposalWord.BY_ELIMINATION);
      return true;
    }
    return false;
  }

  /** A number of the right stands where a right begins, and nowhere else. */
  private boolean goesWithCompanion(Column column, String field) {
    Optional<Column> companion = schema.words().companion(field).map(taken::get);
    if (companion.isEmpty()) {
      return false;
    }
    int together = 0;
    int neither = 0;
    for (int i = 0; i < sample.rows().size(); i++) {
      boolean own = !column.values.cells().get(i).isEmpty();
      boolean other = !companion.get().values.cells().get(i).isEmpty();
      if (own != other) {
        return false;
      }
      together += own ? 1 : 0;
      neither += own ? 0 : 1;
    }
    return together >= FEWEST_PAIRS && neither >= FEWEST_PAIRS;
  }

  private List<String> free(Column column) {
    return column.perhaps.stream()
        .filter(field -> !taken.containsKey(field) && column.canBe(field))
        .toList();
  }

  /** Whether no other open column could as well be meant. */
  private boolean isAlone(Column column, String field) {
    return columns.stream()
        .filter(other -> other != column && other.isOpen())
        .noneMatch(other -> other.perhaps.contains(field) && other.canBe(field));
  }

  /** What a person pays is the plan times the rate; what the council pays is the rest. */
  private boolean isByAmounts(Column column, String field) {
    Column plan = taken.get("MONTANT_PLAN_ACCEPTE");
    Column rate = taken.get("TAUX_PARTICIPATION");
    Column part = taken.get("MONTANT_PARTICIPATION");
    if (field.equals("MONTANT_PLAN_ACCEPTE") && rate != null && part != null) {
      return holds(column, rate, part, (p, r, x) -> p.multiply(r).movePointLeft(2).subtract(x));
    }
    if (plan == null) {
      return false;
    }
    if (field.equals("MONTANT_PARTICIPATION") && rate != null) {
      return holds(plan, rate, column, (p, r, x) -> p.multiply(r).movePointLeft(2).subtract(x));
    }
    return field.equals("MONTANT_APA_VERSE")
        && part != null
        && holds(plan, part, column, (p, q, x) -> p.subtract(q).subtract(x));
  }

  private interface Difference {
    BigDecimal of(BigDecimal plan, BigDecimal other, BigDecimal tested);
  }

  private boolean holds(Column plan, Column other, Column tested, Difference difference) {
    int rows = 0;
    int right = 0;
    for (int i = 0; i < sample.rows().size(); i++) {
      Optional<BigDecimal> p = amount(plan, i);
      Optional<BigDecimal> o = amount(other, i);
      Optional<BigDecimal> x = amount(tested, i);
      if (p.isPresent() && o.isPresent() && x.isPresent()) {
        rows++;
        BigDecimal apart = difference.of(p.get(), o.get(), x.get()).abs();
        right += apart.compareTo(new BigDecimal("7")) < 0 ? 1 : 0;
      }
    }
    return rows >= FEWEST_PAIRS && right >= (1 - EXCEPTIONS) * rows;
  }

  private static Optional<BigDecimal> amount(Column column, int row) {
    String cell = column.values.cells().get(row).replaceFirst("\\s*%$", "");
    return new CellType.Decimal(9, 2).read(cell) instanceof Cell.Present present
        ? Optional.of((BigDecimal) present.value())
        : Optional.empty();
  }

  /** Whether dates of the column stand where the law of this field puts them. */
  private boolean isOrdered(Column column, String field) {
    boolean any = false;
    for (Vocabulary.Order order : schema.words().orders()) {
      Column earlier = order.earlier().equals(field) ? column : taken.get(order.earlier());
      Column later = order.later().equals(field) ? column : taken.get(order.later());
      if ((earlier == column || later == column) && earlier != null && later != null) {
        if (isContradicted(order, earlier, later)) {
          return false;
        }
        any |= pairs(order, earlier, later) >= FEWEST_PAIRS;
      }
    }
    return any;
  }

  private void dropContradictions() {
    for (Vocabulary.Order order : schema.words().orders()) {
      Column earlier = taken.get(order.earlier());
      Column later = taken.get(order.later());
      if (earlier != null && later != null && isContradicted(order, earlier, later)) {
        List<String> both = List.of(order.earlier(), order.later());
        both.forEach(taken::remove);
        ask(earlier, ProposalWord.ASK_ORDER, both, "");
        ask(later, ProposalWord.ASK_ORDER, both, "");
      }
    }
  }

  /** Who lives in a commune has a postcode of its département, but for a few at its border. */
  private void dropForeignCommunes() {
    Column commune = taken.get("COMMUNE_INSEE");
    Column postcode = taken.get("CODE_POSTAL");
    if (commune == null || postcode == null) {
      return;
    }
    int pairs = 0;
    int apart = 0;
    for (int i = 0; i < sample.rows().size(); i++) {
      String code = commune.values.cells().get(i);
      String post = postcode.values.cells().get(i);
      if (code.length() == 5 && post.length() == 5 && !code.startsWith("2")) {
        pairs++;
        apart += code.substring(0, 2).equals(post.substring(0, 2)) ? 0 : 1;
      }
    }
    if (pairs >= FEWEST_PAIRS && apart > 2 * EXCEPTIONS * pairs) {
      taken.remove("COMMUNE_INSEE");
      ask(commune, ProposalWord.ASK_VALUES, List.of("COMMUNE_INSEE"), "");
    }
  }

  private int pairs(Vocabulary.Order order, Column earlier, Column later) {
    int pairs = 0;
    for (int i = 0; i < sample.rows().size(); i++) {
      boolean both =
          date(order.earlier(), earlier, i).isPresent()
              && date(order.later(), later, i).isPresent();
      pairs += both ? 1 : 0;
    }
    return pairs;
  }

  private boolean isContradicted(Vocabulary.Order order, Column earlier, Column later) {
    int pairs = 0;
    int wrong = 0;
    for (int i = 0; i < sample.rows().size(); i++) {
      Optional<LocalDate> first = date(order.earlier(), earlier, i);
      Optional<LocalDate> second = date(order.later(), later, i);
      if (first.isPresent() && second.isPresent()) {
        pairs++;
        wrong += first.get().isAfter(second.get()) ? 1 : 0;
      }
    }
    return pairs >= FEWEST_PAIRS && wrong > EXCEPTIONS * pairs;
  }

  private Optional<LocalDate> date(String field, Column column, int row) {
    CellType type = schema.field(field).orElseThrow().type();
    return type.read(column.values.cells().get(row)) instanceof Cell.Present present
            && present.value() instanceof LocalDate day
        ? Optional.of(day)
        : Optional.empty();
  }

  private void askTheRest() {
    for (Column column : columns) {
      if (!column.isOpen()) {
        continue;
      }
      Set<String> meant = column.certain.isEmpty() ? column.perhaps : column.certain;
      List<String> possible = meant.stream().filter(f -> !taken.containsKey(f)).toList();
      if (meant.isEmpty()) {
        ask(column, ProposalWord.ASK_UNKNOWN, List.of(), "");
      } else if (possible.isEmpty()) {
        ask(column, ProposalWord.ASK_TAKEN, List.copyOf(meant), "");
      } else if (!column.unknown.isEmpty()) {
        ask(column, ProposalWord.ASK_WORDS, possible, String.join(", ", column.unknown));
      } else if (possible.size() > 1) {
        ask(column, ProposalWord.ASK_WHICH, possible, "");
      } else if (column.values.filled().isEmpty()) {
        ask(column, ProposalWord.ASK_EMPTY, possible, "");
      } else if (!column.canBe(possible.get(0))) {
        ask(column, ProposalWord.ASK_VALUES, possible, "");
      } else {
        ask(column, ProposalWord.ASK_SURE, possible, "");
      }
    }
  }

  private void choose(Column column, String field, int confidence, ProposalWord why) {
    FieldFit fit = column.fit(field);
    taken.put(field, column);
    answers.put(
        column.place,
        new Choice.Chosen(
            field,
            confidence,
            why,
            new Choice.Form(fit.prefix(), fit.suffix(), fit.codes(), fit.unknown())));
  }

  private void ask(Column column, ProposalWord question, List<String> fields, String detail) {
    answers.put(column.place, new Choice.Asked(question, fields, detail));
  }
}
