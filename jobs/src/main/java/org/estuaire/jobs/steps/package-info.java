/** What the steps of a night do that is more than one call of the library, one class each. */
package org.estuaire.jobs.steps;
