/** What councils have paid for a right, month by month. */
package org.estuaire.social.payment;
