/**
 * Hospital invoices: what an invoice holds, the rules that its figures must obey, and its life in
 * the repository. Each file format has a package of its own below this one.
 */
@NullMarked
package org.estuaire.billing;

import org.jspecify.annotations.NullMarked;
