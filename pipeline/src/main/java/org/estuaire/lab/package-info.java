/**
 * Laboratory results: the record type and what it is made of, room by room: model, reading, rules,
 * store, remap. Each format has a package of its own below this one.
 */
@NullMarked
package org.estuaire.lab;

import org.jspecify.annotations.NullMarked;
