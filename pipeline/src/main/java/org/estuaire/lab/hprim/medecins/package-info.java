/**
 * HPRIM Médecins, the text format by which French laboratories and hospitals write to practices
 * (versions 1 to 3.0, March 1997): twelve header lines, a text for the reader, and since version 2
 * a zone of results ({@code RES|}, {@code TEX|}). Not HPRIM Santé, which only shares the name.
 */
@NullMarked
package org.estuaire.lab.hprim.medecins;

import org.jspecify.annotations.NullMarked;
