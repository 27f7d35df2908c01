/**
 * The follow-up of patients: which tests a pathway expects and how often, declared in {@code
 * config/pathways}, and whom it is about. Stands above the lanes and reads what they have through
 * views that show what a practice may see which follows the patient.
 */
@NullMarked
package org.estuaire.pathway;

import org.jspecify.annotations.NullMarked;
