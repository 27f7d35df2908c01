package org.estuaire.delimited;

import java.nio.file.Path;
import org.estuaire.exchange.Finding;

/**
 * A mistake in a mapping file.
 *
 * @param finding with the line, the words and the remedy; its arguments quote the file, which holds
 *     no health data
 */
public record MappingMistake(Path file, Finding finding) {}
