/**
 * One partner's trouble stays theirs: what fails for one delivery, record, dossier or partner is
 * noted, reported and tried again by the next night, while this night ends for everybody else.
 */
@NullMarked
package org.estuaire.exchange.trouble;

import org.jspecify.annotations.NullMarked;
