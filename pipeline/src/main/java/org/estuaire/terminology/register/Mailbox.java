package org.estuaire.terminology.register;

/**
 * A secure mailbox of the MSSanté directory, to be proposed to an operator.
 *
 * @param address mail address
 * @param owner person or organisation, as the directory names it
 * @param organisation whether it is an organisation's
 */
public record Mailbox(String address, String owner, String service, boolean organisation) {}
