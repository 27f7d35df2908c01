/**
 * Bytes cut into lines and kept within limits; and from bytes to text and back to the eye: which
 * encoding bytes are in and how sure that is, and which characters may be shown. Knows no format,
 * and uses no other room.
 */
@NullMarked
package org.estuaire.bytes;

import org.jspecify.annotations.NullMarked;
