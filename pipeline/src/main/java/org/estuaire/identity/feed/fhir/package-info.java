/**
 * Identities as FHIR R4 Patients, alone or in bundles, in JSON and XML: FR Core (INS, identity
 * reliability) and the merges of IHE PIXm ITI-104.
 *
 * <p>One entry at a time is held in memory, however many a bundle has.
 */
@NullMarked
package org.estuaire.identity.feed.fhir;

import org.jspecify.annotations.NullMarked;
