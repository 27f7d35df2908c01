package org.estuaire.jobs.installation;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estuaire.config.Configuration;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.ResultsWanted;
import org.estuaire.exchange.SummaryWanted;
import org.estuaire.pathway.Asker;
import org.estuaire.pathway.Pathway;
import org.estuaire.pathway.PathwayReader;
import org.estuaire.pathway.summary.DocumentForm;
import org.estuaire.pathway.summary.PageForm;
import org.estuaire.pathway.summary.PdfForm;
import org.estuaire.pathway.summary.SummaryForm;
import org.estuaire.pathway.summary.SummarySubscription;

/** What the configuration says of pathways, and of who subscribes to them. */
public final class PathwaySettings {

  private static final Map<String, SummaryForm> FORMS =
      Stream.of(new PageForm(), new PdfForm(), new DocumentForm())
          .collect(Collectors.toMap(SummaryForm::code, Function.identity()));

  private final Map<String, Pathway> declared;

  public PathwaySettings(Configuration configuration) {
    this.declared = new PathwayReader(configuration.folder()).read();
  }

  /** In which forms a page can be written, by their code. */
  public static Map<String, SummaryForm> forms() {
    return FORMS;
  }

  /** Codes of the pathways that are declared. */
  public Collection<String> codes() {
    return declared.keySet();
  }

  /** What a practice subscribed to; empty where it did not. */
  Optional<SummarySubscription> subscription(Partner practice) {
    return wanted(practice)
        .flatMap(
            wanted ->
                Optional.ofNullable(FORMS.get(wanted.format()))
                    .map(form -> subscription(practice, wanted, form)));
  }

  private SummarySubscription subscription(
      Partner practice, SummaryWanted wanted, SummaryForm form) {
    return new SummarySubscription(
        asker(practice), practice.name(), form, wanted.rhythm(), wanted.keeper().orElse(""));
  }

  /** A practice as it asks about its patients: without a subscription of all pathways. */
  public Asker asker(Partner practice) {
    Optional<SummaryWanted> wanted = wanted(practice);
    List<Pathway> pathways =
        wanted
            .map(one -> declared.values().stream().filter(p -> one.pathways().contains(p.code())))
            .orElseGet(() -> declared.values().stream())
            .toList();
    return new Asker(
        practice.code(), pathways, wanted.map(one -> Set.copyOf(one.rightsOf())).orElse(Set.of()));
  }

  /** What documents for a practice name as their keeper; empty where nobody said it. */
  public static String keeper(Partner practice) {
    return wanted(practice).flatMap(SummaryWanted::keeper).orElse("");
  }

  private static Optional<SummaryWanted> wanted(Partner practice) {
    return practice.results().flatMap(ResultsWanted::summary);
  }
}
