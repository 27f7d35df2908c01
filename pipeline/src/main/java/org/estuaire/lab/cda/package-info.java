/**
 * Laboratory reports as CDA R2 documents (CI-SIS volet CR-BIO, IHE XD-LAB), and any other clinical
 * document about a person, kept as it is.
 *
 * <p>A document is read with the JDK's StAX into a small tree ({@link
 * org.estuaire.lab.cda.Element}); readers of the header and the body go over it. {@link
 * org.estuaire.lab.cda.CdaReport} is the entry for documents that arrive inside something else.
 */
@NullMarked
package org.estuaire.lab.cda;

import org.jspecify.annotations.NullMarked;
