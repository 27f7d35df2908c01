/**
 * What is concluded from how far a source says that it trusts an identity: status, INS and
 * attributes, once for all formats. Readers hand over what was stated, and say the remarks in their
 * sender's terms.
 */
@NullMarked
package org.estuaire.person.trust;

import org.jspecify.annotations.NullMarked;
