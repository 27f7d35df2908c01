/** Commands of the identity cell and of clinicians. */
package org.estuaire.jobs.cli.identity;
