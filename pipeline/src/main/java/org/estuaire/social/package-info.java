/**
 * Social data of the départements: entitlements to the allocation personnalisée d'autonomie (APA),
 * their rules (Code de l'action sociale et des familles, R232-1 and following) and their life in
 * the repository.
 */
@NullMarked
package org.estuaire.social;

import org.jspecify.annotations.NullMarked;
