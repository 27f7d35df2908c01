/** The SFTP server of the partners: one jailed home each, public keys, modern algorithms only. */
package org.estuaire.routes.sftp;
