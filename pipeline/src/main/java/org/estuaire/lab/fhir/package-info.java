/**
 * Laboratory reports as FHIR R4 Bundles, JSON and XML (HL7 FHIR 4.0.1; FR Core 2.1 and 2.2 for
 * persons).
 *
 * <p>A bundle is read entry by entry into trees of {@link org.estuaire.fhir.Element}, the same for
 * both syntaxes; {@code BundleCutter} cuts it into reports that stand alone, {@code BundleDecoder}
 * understands one of them. Nothing outside a bundle is ever fetched.
 */
@NullMarked
package org.estuaire.lab.fhir;

import org.jspecify.annotations.NullMarked;
