/** How this process ends: by itself, on request, and where nothing else ends it. */
package org.estuaire.jobs.process;
