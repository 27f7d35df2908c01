/**
 * What the repository holds of one person, over all lanes, each row with where it came from. Stands
 * above the lanes and reads what they have through views that were made for it (V352). Which of
 * them an account may read, PostgreSQL decides.
 */
@NullMarked
package org.estuaire.overview;

import org.jspecify.annotations.NullMarked;
