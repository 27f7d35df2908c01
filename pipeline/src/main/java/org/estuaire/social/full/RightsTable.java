package org.estuaire.social.full;

import org.estuaire.repository.StatementHistory;

/**
 * Where the rights of a record type stand: a table whose key begins with partner, dossier and
 * right, and which says when each begins and ends and why.
 */
public record RightsTable(String recordType, String table, StatementHistory<?> history) {}
