/** The SFTP server of the partners: one jailed home each, public keys, modern algorithms only. */
@NullMarked
package org.estuaire.routes.sftp;

import org.jspecify.annotations.NullMarked;
