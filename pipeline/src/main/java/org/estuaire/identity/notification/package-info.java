/**
 * What identity servers are told: links with identities of other domains, and the work that only
 * they can do.
 */
@NullMarked
package org.estuaire.identity.notification;

import org.jspecify.annotations.NullMarked;
