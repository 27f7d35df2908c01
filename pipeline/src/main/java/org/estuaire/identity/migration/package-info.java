/** Steps of the repository's migrations that need the rules of this program. */
package org.estuaire.identity.migration;
