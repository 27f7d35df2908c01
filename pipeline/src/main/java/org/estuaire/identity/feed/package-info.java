/**
 * The identity lane: what identity servers say of the identifiers that they keep, as CSV exports
 * here, as HL7 v2 and FHIR messages in the packages below.
 */
@NullMarked
package org.estuaire.identity.feed;

import org.jspecify.annotations.NullMarked;
