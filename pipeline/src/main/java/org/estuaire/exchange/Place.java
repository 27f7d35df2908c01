package org.estuaire.exchange;

/**
 * Where a record lies in its delivery: the lineage of every loaded row.
 *
 * @param ordinal rank of the record in the delivery, counted from 1
 * @param line first line of the record, counted from 1
 * @param offset first byte of the record, counted from 0
 * @param length bytes of the record
 */
public record Place(int ordinal, long line, long offset, int length) {}
