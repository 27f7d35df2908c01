/**
 * FHIR R4 for every lane that reads it: elements, the same whether they were written in JSON or
 * XML, bounded in all that a sender chooses; times; and what a Patient states of a person.
 *
 * <p>Read by hand on streaming parsers: a report or an identity needs a dozen of the elements that
 * a resource may have.
 */
package org.estuaire.fhir;
