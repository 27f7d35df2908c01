/** The application: what an operator starts, and what the schedule starts at night. */
package org.estuaire.jobs;
