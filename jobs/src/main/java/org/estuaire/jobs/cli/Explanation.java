package org.estuaire.jobs.cli;

/**
 * What a command that failed reports: one line of what is the matter and what to do, and the exit
 * code that scripts go by.
 */
public record Explanation(int exitCode, String words) {}
