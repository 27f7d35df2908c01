/**
 * Mail as a way in and out (SMTP and IMAP under TLS): one mailbox for each partner. Messages are
 * moved as they are; what is in them is opened by the library.
 */
@NullMarked
package org.estuaire.routes.mail;

import org.jspecify.annotations.NullMarked;
