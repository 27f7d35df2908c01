package org.estuaire.lab.fhir;

import java.util.BitSet;
import java.util.List;

/**
 * The entries of a bundle that make one report.
 *
 * @param roots what the report is made of: reports, documents or observations, in their order
 * @param members every entry that is needed to understand them, the roots among them
 */
record ReportGroup(List<Integer> roots, BitSet members) {}
