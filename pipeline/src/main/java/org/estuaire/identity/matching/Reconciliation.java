package org.estuaire.identity.matching;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds the identities of two domains (or of one, with itself) that may be one person. First the
 * entries are added, then {@link #plan} tells what would be compared, then {@link #run} compares
 * it.
 *
 * <p>Not for several threads; uses the common pool for its work.
 */
public final class Reconciliation {

  private final MatchSettings settings;
  private final Lexicon lexicon = new Lexicon();
  private final Encoder encoder;
  private final Domain left = new Domain(lexicon);
  private final Domain right;
  private Refusals refusals = (one, other) -> false;
  private @Nullable Keys leftKeys;
  private @Nullable Keys rightKeys;
  private @Nullable Plan plan;
  private @Nullable Edges likely;

  private Reconciliation(MatchSettings settings, boolean within) {
    this.settings = settings;
    this.encoder = new Encoder(lexicon, settings.placeToday());
    this.right = within ? left : new Domain(lexicon);
  }

  /** What was unlinked or dismissed by hand: it is never found again. */
  @FunctionalInterface
  public interface Refusals {

    /** Whether two identities, by their keys, are decided not to be one person. */
    boolean refused(long one, long other);
  }

  /** Between two domains that are each free of duplicates: the result is one to one. */
  public static Reconciliation between(MatchSettings settings) {
    return new Reconciliation(settings, false);
  }

  /** For duplicates within one domain. */
  public static Reconciliation within(MatchSettings settings) {
    return new Reconciliation(settings, true);
  }

  public void addLeft(MatchEntry entry) {
    left.add(entry.key(), encoder.row(entry));
  }

  public void addRight(MatchEntry entry) {
    right.add(entry.key(), encoder.row(entry));
  }

  public void refusing(Refusals decided) {
    this.refusals = decided;
  }

  /** What would be compared. */
  public Plan plan() {
    if (plan == null) {
      plan = Plan.of(blocking(), (long) left.size() + (within() ? 0 : right.size()));
    }
    return plan;
  }

  /** Fits a model to these domains, unsupervised. */
  public MatchModel fit() {
    Plan current = plan();
    return new ModelFit(left, right, blocking(), current).fit();
  }

  /** Compares everything under a model. */
  public Outcome run(MatchModel model) {
    Comparing comparing = comparing(model);
    blocking()
        .pairs(model.rules(), new StopKeys(model.stopKeys()), Blocking.Choice.ALL, comparing::sink);
    return outcome(model, comparing, comparing.kept());
  }

  /**
   * Compares what has changed since the last comparison, new identities too, and decides again. The
   * result is that of a full comparison under the same model.
   *
   * @throws IllegalStateException within one domain, and before a comparison
   */
  public Outcome update(
      MatchModel model, List<MatchEntry> changedLeft, List<MatchEntry> changedRight) {
    Edges before = likely;
    if (within() || before == null) {
      throw new IllegalStateException("only what was compared between two domains can be updated");
    }
    Change onLeft = new Change(left, leftKeys(), encoder, changedLeft);
    Change onRight = new Change(right, rightKeys(), encoder, changedRight);
    Comparing comparing = comparing(model);
    StopKeys stop = new StopKeys(model.stopKeys());
    blocking().pairs(model.rules(), stop, onLeft::has, comparing::sink);
    new Blocking(rightKeys(), leftKeys(), false)
        .pairs(model.rules(), stop, onRight::has, comparing::turnedSink);
    return outcome(model, comparing, untouched(before, onLeft, onRight).with(comparing.kept()));
  }

  /** What each field gave to the score of a pair that was found under that model. */
  public Function<PairFound, Explanation> explaining(MatchModel model) {
    Scorer scorer = comparing(model).scorer();
    Weights weights = model.weights();
    return pair ->
        Explanation.of(
            pair,
            weights,
            field ->
                scorer.adjustment(field, pair.rows().left(), pair.rows().right(), pair.pattern()));
  }

  private static Edges untouched(Edges likely, Change onLeft, Change onRight) {
    Edges kept = new Edges();
    for (int edge = 0; edge < likely.size(); edge++) {
      if (!onLeft.has(likely.left(edge)) && !onRight.has(likely.right(edge))) {
        kept.add(likely.left(edge), likely.right(edge), likely.score(edge), likely.pattern(edge));
      }
    }
    return kept;
  }

  private Outcome outcome(MatchModel model, Comparing comparing, Edges likely) {
    this.likely = likely;
    List<PairFound> pairs = new Deciding(left, right, settings, this::refused).decide(likely);
    return new Outcome(pairs, model, comparing.compared(), likely.size());
  }

  private boolean refused(int a, int b) {
    return refusals.refused(left.key(a), right.key(b));
  }

  private Comparing comparing(MatchModel model) {
    return new Comparing(left, right, model, settings.proposeFrom());
  }

  private Blocking blocking() {
    return new Blocking(leftKeys(), rightKeys(), within());
  }

  private Keys leftKeys() {
    if (leftKeys == null) {
      leftKeys = Keys.of(left);
    }
    return leftKeys;
  }

  private Keys rightKeys() {
    if (rightKeys == null) {
      rightKeys = within() ? leftKeys() : Keys.of(right);
    }
    return rightKeys;
  }

  private boolean within() {
    return left == right;
  }
}
