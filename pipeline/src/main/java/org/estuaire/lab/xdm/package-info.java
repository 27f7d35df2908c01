/**
 * The package in which secure mail carries documents (IHE XDM, as CI-SIS « Échange de documents »
 * has it): a ZIP with the document, its metadata and two pages for people.
 */
@NullMarked
package org.estuaire.lab.xdm;

import org.jspecify.annotations.NullMarked;
