/**
 * How deliveries arrive and how receipts leave: partners' homes, watched folders, the SFTP server.
 * Moves bytes and parses nothing.
 */
@NullMarked
package org.estuaire.routes;

import org.jspecify.annotations.NullMarked;
