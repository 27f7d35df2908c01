package org.estuaire.exchange;

/**
 * What a {@link FindingCode} stands for; its components are described there. An enum can't inherit,
 * so each area's enum holds one of these.
 */
public record FindingRule(String code, Severity severity, Fault fault) {}
