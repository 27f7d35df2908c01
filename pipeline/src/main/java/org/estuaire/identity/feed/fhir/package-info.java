/**
 * Identities as FHIR R4 Patients, alone or in bundles, in JSON and XML: FR Core (INS, identity
 * reliability) and the merges of IHE PIXm ITI-104.
 *
 * <p>Read by hand on streaming parsers: one entry at a time is held in memory, and a Patient needs
 * a dozen of its elements.
 */
package org.estuaire.identity.feed.fhir;
