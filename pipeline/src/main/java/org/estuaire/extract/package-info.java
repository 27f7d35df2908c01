/**
 * Datasets for evaluators: complete requests only, pseudonyms of the study, disclosure control, and
 * a database role that can see neither identities nor what laboratories call their orders.
 */
@NullMarked
package org.estuaire.extract;

import org.jspecify.annotations.NullMarked;
