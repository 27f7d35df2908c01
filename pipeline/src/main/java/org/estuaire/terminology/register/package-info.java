/**
 * The national registers, from their official open files: practitioners (RPPS), facilities
 * (FINESS), secure mailboxes (MSSanté), LOINC for biology in French, value sets of the NOS. They
 * are imported by an operator, never shipped.
 */
@NullMarked
package org.estuaire.terminology.register;

import org.jspecify.annotations.NullMarked;
