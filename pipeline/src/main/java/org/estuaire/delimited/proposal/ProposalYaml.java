package org.estuaire.delimited.proposal;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.estuaire.delimited.CellType;
import org.estuaire.delimited.ColumnNames;
import org.estuaire.delimited.RecordSchema;
import org.estuaire.delimited.Sample;
import org.estuaire.exchange.Language;

/**
 * A proposed mapping as the file that a person goes through: columns that were found, and the
 * others as questions. It shows forms of values and codes of lists, never what concerns a person.
 */
public final class ProposalYaml {

  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}_ .()/'’°-]*");
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\p{Cc}\\p{Cn}\\p{Co}\\p{Cs}\\u2028\\u2029\\ufeff]");
  private static final Set<String> YAML_WORDS =
      Set.of("true", "false", "null", "yes", "no", "on", "off", "~");
  private static final int MOST_CODES_SHOWN = 20;

  /** Editors complete and check by it, once the file lies in {@code config/mappings}. */
  private static final String SCHEMA = "# yaml-language-server: $schema=../schemas/mapping.json";

  private final Proposal proposal;
  private final Language language;
  private final StringBuilder yaml = new StringBuilder();

  private ProposalYaml(Proposal proposal, Language language) {
    this.proposal = proposal;
    this.language = language;
  }

  /** The file. */
  public static String of(Proposal proposal, Language language) {
    return new ProposalYaml(proposal, language).write();
  }

  private String write() {
    Sample sample = proposal.sample();
    line(SCHEMA);
    comment(ProposalWord.TITLE, proposal.chosen(), proposal.choices().size());
    comment(ProposalWord.HOW_TO);
    if (proposal.missing().isEmpty()) {
      comment(ProposalWord.ALL_THERE);
    } else {
      comment(ProposalWord.MISSING, String.join(", ", proposal.missing()));
    }
    line("");
    line("record: " + proposal.schema().recordType());
    if (sample.charset().isPresent()) {
      Charset charset = sample.charset().get();
      comment(ProposalWord.FORM_TEXT, charset.name(), shown(sample.separator()));
      line("encoding: " + charset.name());
      line("separator: " + (sample.separator() == '\t' ? "tab" : "\"" + sample.separator() + "\""));
    } else {
      comment(ProposalWord.FORM_SHEET, sample.sheets().get(0));
      if (sample.sheets().size() > 1) {
        comment(ProposalWord.OTHER_SHEETS, sample.sheets().size() - 1);
      }
      line("sheet: " + quoted(sample.sheets().get(0)));
    }
    comment(ProposalWord.FORM_HEADER, sample.headerRow());
    comment(ProposalWord.FORM_SAMPLE, sample.rows().size());
    forms();
    codeLists();
    line("");
    line("columns:");
    proposal.choices().forEach(this::column);
    constants();
    return yaml.toString();
  }

  private static String shown(char separator) {
    return separator == '\t' ? "TAB" : String.valueOf(separator);
  }

  /** How dates and decimals are written, as far as the sample shows it. */
  private void forms() {
    Set<String> dates = new TreeSet<>();
    Set<String> marks = new TreeSet<>();
    for (Choice choice : proposal.choices()) {
      if (choice.answer() instanceof Choice.Chosen chosen) {
        RecordSchema.Field field = proposal.schema().field(chosen.field()).orElseThrow();
        if (field.type() instanceof CellType.Date) {
          dates.addAll(choice.patterns());
        } else if (field.type() instanceof CellType.Decimal) {
          choice.patterns().forEach(pattern -> mark(pattern, marks));
        }
      }
    }
    if (!dates.isEmpty()) {
      comment(ProposalWord.DATES, String.join(" ; ", dates));
    }
    if (!marks.isEmpty()) {
      comment(ProposalWord.DECIMALS, String.join(" ; ", marks));
    }
  }

  private void mark(String pattern, Set<String> marks) {
    if (pattern.matches(".*9,9.*")) {
      marks.add(ProposalWord.COMMA.words(language));
    } else if (pattern.matches(".*9\\.9.*")) {
      marks.add(ProposalWord.POINT.words(language));
    }
  }

  private void codeLists() {
    Map<String, Choice.Form> lists = new LinkedHashMap<>();
    for (Choice choice : proposal.choices()) {
      if (choice.answer() instanceof Choice.Chosen chosen
          && !(chosen.form().codes().isEmpty() && chosen.form().unknownCodes().isEmpty())) {
        lists.put(chosen.field(), chosen.form());
      }
    }
    if (lists.values().stream().allMatch(form -> form.codes().isEmpty())) {
      return;
    }
    line("");
    line("code-lists:");
    lists.forEach(
        (field, form) -> {
          if (form.codes().isEmpty()) {
            return;
          }
          line("  " + listName(field) + ":");
          Set<String> seen = new TreeSet<>();
          form.codes()
              .forEach(
                  (theirs, ours) -> {
                    if (seen.add(ColumnNames.key(theirs))) {
                      line("    " + quoted(theirs) + ": " + quoted(ours));
                    }
                  });
          form.unknownCodes().stream()
              .limit(MOST_CODES_SHOWN)
              .forEach(
                  code -> line("    # " + quoted(code) + ": ?   # " + word(ProposalWord.ASK_CODE)));
        });
  }

  private static String listName(String field) {
    return field.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void column(Choice choice) {
    if (choice.answer() instanceof Choice.Chosen chosen) {
      chosen(choice, chosen);
    } else {
      asked(choice, (Choice.Asked) choice.answer());
    }
  }

  private void chosen(Choice choice, Choice.Chosen chosen) {
    StringBuilder keys = new StringBuilder();
    keys.append("column: ").append(quoted(choice.column()));
    keys.append(", field: ").append(chosen.field());
    Choice.Form form = chosen.form();
    if (!form.codes().isEmpty()) {
      keys.append(", codes: ").append(listName(chosen.field()));
    }
    if (!form.prefix().isEmpty()) {
      keys.append(", prefix: ").append(quotedAlways(form.prefix()));
    }
    if (!form.suffix().isEmpty()) {
      keys.append(", suffix: ").append(quotedAlways(form.suffix()));
    }
    line(
        "  - {"
            + keys
            + "}   # "
            + chosen.confidence()
            + " % : "
            + word(chosen.why())
            + seen(choice));
    proposal.fallbacks().stream()
        .filter(one -> one.place() == choice.place())
        .forEach(
            one ->
                line(
                    "    # "
                        + ProposalWord.ASK_FALLBACK.words(
                            language, one.rows(), one.other(), quoted(one.other()))));
    if (form.codes().isEmpty() && !form.unknownCodes().isEmpty()) {
      line("    # " + word(ProposalWord.ASK_CODE) + " " + String.join(", ", form.unknownCodes()));
    }
  }

  private void asked(Choice choice, Choice.Asked asked) {
    String fields = String.join(" / ", asked.fields());
    line(
        "  # - {column: "
            + quoted(choice.column())
            + ", field: }   # "
            + asked.question().words(language, fields, asked.detail())
            + seen(choice));
  }

  private String seen(Choice choice) {
    return " "
        + (choice.filled() == 0
            ? word(ProposalWord.NOTHING_SEEN)
            : ProposalWord.SEEN.words(
                language, choice.filled(), String.join("  ", choice.patterns())));
  }

  private void constants() {
    List<String> lines = new ArrayList<>();
    for (String field : proposal.missing()) {
      boolean day = field.equals("DATE_EXTRACTION");
      lines.add("#   " + field + ": " + (day ? "\"@arrival\"" : ""));
    }
    if (!lines.isEmpty()) {
      line("# constants:");
      lines.forEach(this::line);
    }
  }

  private void comment(ProposalWord word, Object... arguments) {
    line("# " + word.words(language, arguments));
  }

  private String word(ProposalWord word) {
    return word.words(language);
  }

  /** Comments quote what came; in quotes nothing is left of what YAML takes for a new line. */
  private void line(String text) {
    yaml.append(UNPRINTABLE.matcher(text).replaceAll(" ")).append('\n');
  }

  static String quoted(String text) {
    boolean plain =
        PLAIN.matcher(text).matches()
            && text.equals(text.strip())
            && !YAML_WORDS.contains(text.toLowerCase(Locale.ROOT));
    return plain ? text : quotedAlways(text);
  }

  private static String quotedAlways(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
              } else if (c == 0xA0 || UNPRINTABLE.matcher(Character.toString(c)).matches()) {
                quoted.append((c > 0xFFFF ? "\\U%08x" : "\\u%04x").formatted(c));
              } else {
                quoted.appendCodePoint(c);
              }
            });
    return quoted.append('"').toString();
  }
}
