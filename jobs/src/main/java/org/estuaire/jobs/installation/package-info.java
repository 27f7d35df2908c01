/** One installation, open: its folders, its repository, its lanes, and what works on them. */
package org.estuaire.jobs.installation;
