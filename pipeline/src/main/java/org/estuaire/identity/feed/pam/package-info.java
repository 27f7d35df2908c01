/**
 * Identity events as HL7 v2 ADT messages: IHE PAM.FR 2.11.1, transaction ITI-30, and what movements
 * (ITI-31) say of the patient.
 */
@NullMarked
package org.estuaire.identity.feed.pam;

import org.jspecify.annotations.NullMarked;
