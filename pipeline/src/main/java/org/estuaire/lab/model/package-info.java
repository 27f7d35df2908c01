/** What a laboratory report says, whatever its format: what every room of the lane speaks of. */
@NullMarked
package org.estuaire.lab.model;

import org.jspecify.annotations.NullMarked;
