/**
 * The life of reports and results in the repository: which version holds, what is history, who may
 * see.
 */
package org.estuaire.lab.store;
