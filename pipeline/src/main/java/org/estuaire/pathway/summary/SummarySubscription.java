package org.estuaire.pathway.summary;

import org.estuaire.exchange.SummaryWanted.Rhythm;
import org.estuaire.pathway.Asker;

/**
 * A practice that wants the pages of its patients.
 *
 * @param name as it is printed
 * @param keeper number of the structure that keeps the pages; empty where the form needs none
 */
public record SummarySubscription(
    Asker asker, String name, SummaryForm form, Rhythm rhythm, String keeper) {}
