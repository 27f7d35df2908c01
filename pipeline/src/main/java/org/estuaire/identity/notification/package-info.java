/**
 * What identity servers are told: links with identities of other domains, and the work that only
 * they can do.
 */
package org.estuaire.identity.notification;
