package org.estuaire.exchange.view;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.estuaire.exchange.trouble.Everybody;
import org.estuaire.exchange.trouble.FailureKind;
import org.estuaire.exchange.trouble.Subject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes what people and scripts are told part by part. What can't be made is left out and named;
 * where it is about partners, it is made for each of them, so that one's broken row hides no
 * other's figures.
 */
public final class FigureParts {

  private static final Logger LOG = LoggerFactory.getLogger(FigureParts.class);

  private final Set<MissingPart> missing = new LinkedHashSet<>();

  /** Makes a part, or the part for one partner. */
  @FunctionalInterface
  public interface Making<T> {
    T make() throws SQLException;
  }

  /** Makes a part for some partners. */
  @FunctionalInterface
  interface MakingOf<T> {
    List<T> make(String... partners) throws SQLException;
  }

  /** A part that is nobody's alone, or else what stands for it. */
  public <T> T whole(String part, T otherwise, Making<T> making) throws SQLException {
    return of(part, Subject.EVERYBODY, otherwise, making);
  }

  /** A part for one partner, or else what stands for it. */
  public <T> T of(String part, String partner, T otherwise, Making<T> making) throws SQLException {
    try {
      return making.make();
    } catch (SQLException | RuntimeException | StackOverflowError failure) {
      if (Everybody.isMetBy(failure)) {
        throw failure;
      }
      MissingPart one = new MissingPart(part, partner, FailureKind.of(failure));
      LOG.debug("a part of the report can't be made", failure);
      missing.add(one);
      return otherwise;
    }
  }

  /** For all at once; one by one where that fails. */
  <T> List<T> byPartner(String part, List<String> partners, MakingOf<T> making)
      throws SQLException {
    try {
      return making.make(partners.toArray(String[]::new));
    } catch (SQLException | RuntimeException failure) {
      if (Everybody.isMetBy(failure)) {
        throw failure;
      }
    }
    List<T> made = new ArrayList<>();
    for (String partner : partners) {
      made.addAll(of(part, partner, List.of(), () -> making.make(partner)));
    }
    return made;
  }

  /** Whether a part is missing, for everybody or for some. */
  boolean isMissing(String part) {
    return missing.stream().anyMatch(one -> one.part().equals(part));
  }

  /** What is missing up to now. */
  public List<MissingPart> missing() {
    return List.copyOf(missing);
  }
}
